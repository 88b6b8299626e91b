import type { DataFormat } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import { hostNumbers } from '../../tensor/host-numbers.js';

/**
 * Gives the output of a classifier as rows, where its numbers are on the host.
 *
 * @param output `[N, C]`, or with axes of one position.
 * @param format The position of its channels.
 * @returns One row for each sample; undefined where only the backend has the numbers, and of an output with space.
 */
export function hostRows(output: Tensor, format: DataFormat): Float32Array[] | undefined {
  const numbers = hostNumbers(output);
  return numbers && rowsOf(numbers, output.shape, format);
}

/**
 * Gives the output of a classifier as rows.
 *
 * @param numbers The output's.
 * @param shape `[N, C]`, or with axes of one position.
 * @param format The position of its channels.
 * @returns One row for each sample; undefined of an output with space.
 */
export function rowsOf(
  numbers: Float32Array,
  shape: readonly number[],
  format: DataFormat,
): Float32Array[] | undefined {
  const { length: rank } = shape;
  const [samples = 1] = shape;
  const isFirst = format === 'channelsFirst' && rank > 2;
  const classes = shape[isFirst ? 1 : rank - 1] ?? 1;
  if (rank < 2 || samples * classes !== numbers.length) return undefined;
  return Array.from({ length: samples }, (_, sample) =>
    numbers.subarray(sample * classes, (sample + 1) * classes),
  );
}
