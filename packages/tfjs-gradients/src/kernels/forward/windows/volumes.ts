import {
  maxPool,
  pad as padTensor,
  reshape,
  tidy,
  type AvgPool3DAttrs,
  type Conv3DAttrs,
  type Conv3DBackpropInputV2Attrs,
  type KernelFunc,
  type MaxPool3DAttrs,
  type Rank,
  type Tensor,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { convolution3dInput } from '../../parts/convolution/convolution-3d-input.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn, type KernelParameters } from '../../../overrides/run-own.js';
import { croppedVolume, reachedShape } from './cropped-volume.js';

/** Computes a convolution over volumes: tfjs places its windows wrongly where steps are larger than windows; see `reachedShape`. */
export const convolution3d: KernelOverride = {
  kernelName: 'Conv3D',
  kernelFunc: (parameters, own) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, filter } = parameters.inputs as unknown as { x: Tensor5D; filter: Tensor5D };
      const attributes = parameters.attrs as unknown as Conv3DAttrs;
      const cropped = croppedVolume(x, { ...attributes, size: filter.shape.slice(0, 3) });
      return runOwn({ own, kernelName: 'Conv3D', parameters, inputs: { x: cropped, filter } });
    }),
};

/** Computes the transpose of `convolution3d`, with the same fault. */
export const transposedConvolution3d = transposed((parameters, attributes, own) =>
  runOwn({ own, kernelName: 'Conv3DBackpropInputV2', parameters, attributes }),
);

/** The same made of ops: wasm's own kernel adds to whatever is in the memory of its result. */
export const composedTransposedConvolution3d = transposed(({ inputs }, attributes) => {
  // Border to tfjs-core: inputs of a kernel are untyped.
  const { dy, filter } = inputs as unknown as { dy: Tensor5D; filter: Tensor5D };
  return convolution3dInput(dy, filter, attributes);
});

function transposed(
  convolve: (
    parameters: KernelParameters,
    attributes: Conv3DBackpropInputV2Attrs,
    own: KernelFunc | undefined,
  ) => Tensor,
): KernelOverride {
  return {
    kernelName: 'Conv3DBackpropInputV2',
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped.
        const { filter } = parameters.inputs as unknown as { filter: Tensor5D };
        const attributes = parameters.attrs as unknown as Conv3DBackpropInputV2Attrs;
        const whole = attributes.inputShape;
        const inputShape = reachedShape(whole, { ...attributes, size: filter.shape.slice(0, 3) });
        const reached = convolve(parameters, { ...attributes, inputShape }, own);
        if (inputShape.every((length, axis) => length === whole[axis])) return reached;
        return padTensor(
          reached,
          whole.map((length, axis): [number, number] => [0, length - (inputShape[axis] ?? 0)]),
        );
      }),
  };
}

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
