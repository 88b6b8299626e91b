import { GradCamError } from '@gradcam/errors';
import type { MetricInput } from '../metric/metric.js';

/**
 * Turns numbers to add into changes that the input can have. Whole numbers change by whole numbers, the nearest ones, and stay within the smallest and the
 * largest number of the input, so that the network sees nothing that is not of its kind.
 *
 * @param input The sample.
 * @param perturbations Numbers to add, as many as the input has for each pass.
 * @returns The change of each number, in the same order.
 * @throws `INPUT_DTYPE` for whole numbers of which none changes in any pass
 */
export function possibleChanges(
  { x, values }: Pick<MetricInput, 'x' | 'values'>,
  perturbations: readonly ArrayLike<number>[],
): readonly ArrayLike<number>[] {
  if (x.dtype !== 'int32') return perturbations;
  const [low, high] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const changes = perturbations.map((added) =>
    values.map((value, at) => within(value + Math.round(added[at] ?? NaN)) - value),
  );
  if (changes.some((each) => each.some((change) => change !== 0))) return changes;
  throw new GradCamError(
    'INPUT_DTYPE',
    `the network takes whole numbers, of which none changes: the noise is less than a half, or all of them are the same, got numbers from ${low} to ${high}; take more noise, in the units of the input.`,
  );
}
