import type { OutputActivation } from '@gradcam/core';
import { calledAs, checkChoice } from '@gradcam/errors';
import { requireNumbers } from './top-classes.js';

const activations: readonly OutputActivation[] = ['softmax', 'sigmoid', 'linear'];

/** The most that rounding adds to a probability of 1, on a GPU with half precision too. */
const rounding = 1e-3;

/**
 * Brings the outputs of a classifier to probabilities.
 *
 * Outputs of a softmax or of sigmoids are probabilities, those of a linear layer logits. Where nobody says it, those that are all from 0 to 1 are taken
 * for probabilities, whether the classes exclude each other or not, and others for logits.
 *
 * @param outputs One for each class, or that of one unit.
 * @param activation What the network ends in, as `predictClasses` of @gradcam/core finds it.
 * @returns New numbers from 0 to 1: by a softmax where the outputs are logits, of one unit by a sigmoid.
 * @throws `BAD_OPTION` for what is not numbers, and for an unknown activation
 *
 * @example
 * ```ts
 * const { outputs, activation } = await predictClasses(model, x);
 * const best = topClasses(probabilitiesOf(outputs, activation), classNames, 5);
 * ```
 */
export function probabilitiesOf(
  outputs: ArrayLike<number>,
  activation?: OutputActivation,
): Float32Array {
  calledAs('probabilitiesOf', () => {
    requireNumbers(outputs);
    checkChoice(activation, activations, 'the activation');
  });
  const values = Float32Array.from(outputs);
  const isLogits = activation === undefined ? !values.every(isNearUnit) : activation === 'linear';
  if (!isLogits) return values.map((value) => Math.min(1, Math.max(0, value)));
  if (values.length === 1) return values.map((value) => 1 / (1 + Math.exp(-value)));
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = Float64Array.from(values, (value) => Math.exp(value - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return Float32Array.from(powers, (power) => power / total);
}

function isNearUnit(value: number): boolean {
  return value >= -rounding && value <= 1 + rounding;
}
