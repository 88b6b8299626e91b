import {
  backend_util,
  maxPool,
  reshape,
  tidy,
  type MaxPool3DGradAttrs,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { maxPoolInput } from '../parts/pooling/max-pool-input.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/**
 * Computes the gradient of max pooling over volumes: first over the planes, then over the depth. The first of equal maxima, in the
 * order of the memory, takes it, as in one go.
 *
 * For backends whose own kernel is wrong, as wasm's where a window's maximum is negative.
 */
export const maxPool3dGradient: KernelOverride = {
  kernelName: 'MaxPool3DGrad',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, input, output } = inputs as unknown as {
        dy: Tensor5D;
        input: Tensor5D;
        output: Tensor5D;
      };
      const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as MaxPool3DGradAttrs;
      const info = backend_util.computePool3DInfo(
        input.shape,
        filterSize,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      const { front, back, top, bottom, left, right } = info.padInfo;
      const { batchSize, inDepth, outDepth, inHeight, outHeight, inWidth, outWidth } = info;
      const channels = info.inChannels;
      const planeFilter: [number, number] = [info.filterHeight, info.filterWidth];
      const planeStrides: [number, number] = [info.strideHeight, info.strideWidth];
      const planePad: ExplicitPadding = [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ];
      const depthPad: ExplicitPadding = [
        [0, 0],
        [front, back],
        [0, 0],
        [0, 0],
      ];

      const planes: Tensor4D = reshape(input, [batchSize * inDepth, inHeight, inWidth, channels]);
      const planeMaxima = maxPool(planes, planeFilter, planeStrides, planePad);
      const area = outHeight * outWidth;
      const columns = (tensor: Tensor4D | Tensor5D, depth: number): Tensor4D =>
        reshape(tensor, [batchSize, depth, area, channels]);
      const dPlaneMaxima = maxPoolInput(
        columns(dy, outDepth),
        { input: columns(planeMaxima, inDepth), output: columns(output, outDepth) },
        { filterSize: [info.filterDepth, 1], strides: [info.strideDepth, 1], pad: depthPad },
      );
      const dPlanes = maxPoolInput(
        reshape(dPlaneMaxima, planeMaxima.shape),
        { input: planes, output: planeMaxima },
        { filterSize: planeFilter, strides: planeStrides, pad: planePad },
      );
      return reshape(dPlanes, input.shape);
    }),
};

type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];
