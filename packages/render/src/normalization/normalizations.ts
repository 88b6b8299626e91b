import type { Normalization } from './normalization.js';
import { scale } from './normalize-by-range.js';

/** The smallest score to 0, the largest to 1, as MATLAB's `imagesc` shows a map; a constant map is all 0. */
export const normalizeMinMax: Normalization = (scores) => {
  let low = Infinity;
  let high = -Infinity;
  for (const score of Float32Array.from(scores)) {
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  return scale(scores, low, high);
};

/** Zero stays 0, the largest score becomes 1; scores below zero become 0. A map without a positive score is all 0. */
export const normalizeByMax: Normalization = (scores) => {
  let high = 0;
  for (const score of Float32Array.from(scores)) high = Math.max(high, score);
  return scale(scores, 0, high);
};

/** The scores as they are, clamped to [0, 1]: for maps that are on that scale already. */
export const normalizeNone: Normalization = (scores) => scale(scores, 0, 1);
