import { calledAs } from '@gradcam/errors';
import { requireNumbers } from './top-classes.js';

/** The most that rounding adds to a probability of 1, on a GPU with half precision too. */
const rounding = 1e-3;

/**
 * Brings the outputs of a classifier to probabilities.
 *
 * Outputs from 0 to 1 are probabilities, whether the classes exclude each other or not; others are logits.
 *
 * @param outputs One for each class, or that of one unit.
 * @returns New numbers from 0 to 1: by a softmax where the outputs are logits, of one unit by a sigmoid.
 * @throws `BAD_OPTION` for what is not numbers
 *
 * @example
 * ```ts
 * const best = topClasses(probabilitiesOf(await output.data()), classNames, 5);
 * ```
 */
export function probabilitiesOf(outputs: ArrayLike<number>): Float32Array {
  calledAs('probabilitiesOf', () => {
    requireNumbers(outputs);
  });
  const values = Float32Array.from(outputs);
  if (values.every((value) => value >= -rounding && value <= 1 + rounding))
    return values.map((value) => Math.min(1, Math.max(0, value)));
  if (values.length === 1) return values.map((value) => 1 / (1 + Math.exp(-value)));
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = Float64Array.from(values, (value) => Math.exp(value - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return Float32Array.from(powers, (power) => power / total);
}
