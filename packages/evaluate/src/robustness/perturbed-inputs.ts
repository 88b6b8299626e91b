import { GradCamError } from '@gradcam/errors';
import { add, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { MetricInput } from '../metric/metric.js';

/**
 * Adds numbers to an input.
 *
 * @param input The sample.
 * @param added As many numbers as the input has, for each new input, one after the other.
 * @returns `[inputs, ...]`; the caller disposes it.
 * @throws `INPUT_DTYPE` for a network that takes whole numbers, among which a small change is none
 */
export function perturbedInputs(
  { x, values }: Pick<MetricInput, 'x' | 'values'>,
  added: readonly ArrayLike<number>[],
): Tensor {
  if (x.dtype !== 'float32')
    throw new GradCamError(
      'INPUT_DTYPE',
      `the network takes whole numbers, among which a small change rounds away, got ${x.dtype}, expected float32; leave out the metrics that perturb inputs.`,
    );
  const flat = new Float32Array(added.length * values.length);
  for (const [index, each] of added.entries()) flat.set(each, index * values.length);
  return tidy(() => add(x, tensor(flat, [added.length, ...x.shape.slice(1)])));
}
