import { checkNumbers } from '../input/check-numbers.js';
import { extentOf } from '../scores/extent-of.js';
import type { Normalization } from './normalization.js';
import { scale } from './normalize-by-range.js';

/** The smallest score to 0, the largest to 1, as MATLAB's `imagesc` shows a map; a constant map is all 0. */
export const normalizeMinMax: Normalization = (scores) => {
  checkNumbers('normalizeMinMax', scores);
  const { low, high } = extentOf(scores);
  return scale(scores, low, high);
};

/** Zero stays 0, the largest score becomes 1; scores below zero become 0. A map without a positive score is all 0. */
export const normalizeByMax: Normalization = (scores) => {
  checkNumbers('normalizeByMax', scores);
  return scale(scores, 0, Math.max(0, extentOf(scores).high));
};

/** The scores as they are, clamped to [0, 1]: for maps that are on that scale already. */
export const normalizeNone: Normalization = (scores) => {
  checkNumbers('normalizeNone', scores);
  return scale(scores, 0, 1);
};
