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
  const { shape, rank, size } = output;
  const [samples = 1] = shape;
  const isFirst = format === 'channelsFirst' && rank > 2;
  const classes = shape[isFirst ? 1 : rank - 1] ?? 1;
  const numbers = hostNumbers(output);
  if (numbers === undefined || rank < 2 || samples * classes !== size) return undefined;
  return Array.from({ length: samples }, (_, sample) =>
    numbers.subarray(sample * classes, (sample + 1) * classes),
  );
}
