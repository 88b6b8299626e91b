import { checkNumbers } from '../input/check-numbers.js';
import { extentOf } from '../scores/extent-of.js';
import type { Normalization } from './normalization.js';

/**
 * [-m, m] to [0, 1], where m is the largest absolute score: zero becomes 0.5, the middle of a diverging colormap.
 *
 * For signed maps, with a colormap of `divergingColormaps`. A map of zeros is all 0.5.
 *
 * @param scores The scores; they are left as they are.
 * @returns New values in [0, 1].
 * @throws `BAD_OPTION` for a score that is not finite.
 */
export const normalizeSigned: Normalization = (scores) => {
  checkNumbers('normalizeSigned', scores);
  const { low, high } = extentOf(scores);
  const largest = Math.max(-low, high);
  // Divided first: twice the largest score could overflow.
  return Float32Array.from(scores, (score) => (largest > 0 ? 0.5 + score / largest / 2 : 0.5));
};
