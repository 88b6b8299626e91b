import { resample } from '@gradcam/resample';
import { checkInteger } from '../input/check-numbers.js';
import { checkScores, type ScoreGrid } from './score-grid.js';

/**
 * Resizes a map bilinearly: half-pixel centres, edges replicated, nothing averaged where it shrinks. For maps that are smaller than the
 * picture under them.
 *
 * @param scores The map.
 * @param width The new width in pixels.
 * @param height The new height in pixels.
 * @returns A new map.
 * @throws `BAD_OPTION` for a size that is not a positive integer, and for scores that do not fit their size or are not finite.
 */
export function resizeScores(
  scores: ScoreGrid,
  width: number,
  height: number,
): ScoreGrid & { readonly data: Float32Array } {
  checkScores('resizeScores', scores);
  checkInteger('resizeScores', 'the width', width);
  checkInteger('resizeScores', 'the height', height);
  const shape = [scores.height, scores.width];
  const data = resample(scores.data, shape, [height, width], 'bilinear', { antialias: false });
  return { data, width, height };
}
