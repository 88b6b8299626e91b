import { checkRange } from '../input/check-numbers.js';
import { extentOf } from '../scores/extent-of.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';

/**
 * Computes a share of the largest score, as R. R. Selvaraju and others, "Grad-CAM" (ICCV 2017, section 4.1), binarise a map for
 * localisation: 15 % of the maximum.
 *
 * @param scores The map.
 * @param share In [0, 1]; 0.15 by default.
 * @returns The threshold in the map's unit; 0 where no score is above zero.
 * @throws `BAD_OPTION` for a share outside [0, 1], and for scores that do not fit their size or are not finite.
 *
 * @example
 * ```ts
 * const [box] = boxesOf(maskAbove(scores, thresholdOfMaximum(scores)));
 * ```
 */
export function thresholdOfMaximum(scores: ScoreGrid, share = 0.15): number {
  checkScores('thresholdOfMaximum', scores);
  checkRange('thresholdOfMaximum', 'the share', share, 0, 1);
  return share * Math.max(0, extentOf(scores.data).high);
}
