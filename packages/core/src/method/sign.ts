import { abs, relu, type Tensor } from '@tensorflow/tfjs-core';

/**
 * The signs of a map that can be kept: the evidence for the score (its ReLU), the evidence against it (the map of the negative
 * score, a counterfactual), both by their absolute values, or both with their signs.
 */
export const signs = ['positive', 'negative', 'absolute', 'signed'] as const;

/** The sign of a map that is kept; see `signs`. */
export type Sign = (typeof signs)[number];

/**
 * Keeps of a map what is wanted.
 *
 * @param map As a method gives it; for `'negative'` already that of the negative score.
 * @param sign The sign to keep.
 * @returns The map.
 */
export function keepSign(map: Tensor, sign: Sign): Tensor {
  if (sign === 'signed') return map;
  return sign === 'absolute' ? abs(map) : relu(map);
}
