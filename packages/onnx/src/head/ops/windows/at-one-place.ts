import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import { tensorAt } from '../../call-inputs.js';
import type { HeadCall } from '../../head-op.js';
import { sizeOf } from '../../values/strides.js';
import { timesMatrix } from '../products/times-matrix.js';
import type { AxisWindows } from './windows-of.js';

/**
 * Tells a convolution at a single place, such as the classifier behind a global pooling.
 *
 * @param windows The windows along each axis of space.
 * @param groups How many parts the channels are divided into.
 * @returns True where it is a product with a matrix.
 */
export function isAtOnePlace(windows: readonly AxisWindows[], groups: number): boolean {
  const areOne = windows.every(
    ({ size, kernel, pads }) => size === 1 && kernel === 1 && pads.every((pad) => pad === 0),
  );
  return areOne && groups === 1;
}

/**
 * Computes such a convolution as a product: WebAssembly would prepare the filter anew for each map, which takes several times as long.
 *
 * @param call The convolution with its inputs, `[N, C, 1, …]` and `[K, C, 1, …]`.
 * @returns `[N, K, 1, …]`
 */
export function atOnePlace(call: HeadCall): Tensor {
  const [x, filter] = [tensorAt(call, 0), tensorAt(call, 1)];
  const [samples = 1, channels = 1, ...space] = x.shape;
  const outputs = sizeOf(filter.shape) / channels;
  const rows = reshape(x, [samples, channels]);
  const matrix = reshape(filter, [outputs, channels]);
  return reshape(timesMatrix(rows, matrix, true), [samples, outputs, ...space]);
}
