import type { Derivative } from '@gradcam/tfjs-gradients/engine';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { withHostNumbers } from '../../tensor/host-numbers.js';
import type { NumbersOnHost } from './numbers-on-host.js';

/**
 * Differentiates scores of a classifier in its output, of which each is one number: the gradient is 1 there, and 0 elsewhere.
 *
 * @param numbers The output on the host, and the places of the scores.
 * @param output The output, `[T * N, ...]`; the caller keeps it.
 * @returns The gradients in the output, and the scores; the caller disposes them.
 */
export function scoresOnHost(
  { rows, indices }: NumbersOnHost,
  output: Tensor,
): Pick<Derivative, 'gradients' | 'scores'> {
  const seed = new Float32Array(output.size);
  const values = new Float32Array(rows.length);
  for (const [position, row] of rows.entries()) {
    const index = indices[position] ?? 0;
    seed[position * row.length + index] = 1;
    values[position] = row[index] ?? NaN;
  }
  return {
    gradients: withHostNumbers(tensor(seed, output.shape), seed),
    scores: withHostNumbers(tensor(values, [rows.length]), values),
  };
}
