import {
  maxPool,
  reshape,
  tidy,
  type AvgPool3DAttrs,
  type MaxPool3DAttrs,
  type Rank,
  type Tensor,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { croppedVolume } from './cropped-volume.js';

/** Computes average pooling over volumes, with the fault of `convolution3d`. */
export const averagePool3d = pooled('AvgPool3D');

/** Computes max pooling over volumes, with the same fault. */
export const maxPool3d = pooled('MaxPool3D');

function pooled(kernelName: 'AvgPool3D' | 'MaxPool3D'): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped.
        const { x } = parameters.inputs as unknown as { x: Tensor5D };
        const attributes = parameters.attrs as unknown as AvgPool3DAttrs;
        const cropped = croppedVolume(x, { ...attributes, size: threeOf(attributes.filterSize) });
        return runOwn({ own, kernelName, parameters, inputs: { x: cropped } });
      }),
  };
}

/** The same as two poolings of pictures, over height and width and then over depth: wasm's own kernel loses negative maxima. */
export const composedMaxPool3d: KernelOverride = {
  kernelName: 'MaxPool3D',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x } = inputs as unknown as { x: Tensor5D };
      const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as MaxPool3DAttrs;
      const [deep, high, wide] = threeOf(filterSize);
      const [front, down, across] = threeOf(strides);
      const [count, depth, height, width, channels] = x.shape;
      const layers: Tensor = maxPool(
        reshape<Rank.R4>(x, [count * depth, height, width, channels]),
        [high, wide],
        [down, across],
        pad,
        dimRoundingMode,
      );
      const [, rows = 1, columns = 1] = layers.shape;
      const pooled: Tensor = maxPool(
        reshape<Rank.R4>(layers, [count, depth, rows * columns, channels]),
        [deep, 1],
        [front, 1],
        typeof pad === 'number'
          ? [
              [0, 0],
              [pad, pad],
              [0, 0],
              [0, 0],
            ]
          : pad,
        dimRoundingMode,
      );
      return reshape(pooled, [count, pooled.shape[1] ?? 1, rows, columns, channels]);
    }),
};

function threeOf(size: number | readonly number[]): [number, number, number] {
  if (typeof size === 'number') return [size, size, size];
  const [first = 1, second = 1, third = 1] = size;
  return [first, second, third];
}
