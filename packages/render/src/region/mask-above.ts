import { checkFinite } from '../input/check-numbers.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';
import type { Mask } from './mask.js';

/**
 * Finds the part of a map that lies above a threshold. A score equal to the threshold is out, so a map of zeros has an empty mask at 0.
 *
 * @param scores The map.
 * @param threshold In the map's unit; from `thresholdOfMaximum` or `otsuThreshold`, for example.
 * @returns A new mask of the map's size.
 * @throws `BAD_OPTION` for a threshold or scores that are not finite, and for scores that do not fit their size.
 */
export function maskAbove(scores: ScoreGrid, threshold: number): Mask {
  checkScores('maskAbove', scores);
  checkFinite('maskAbove', 'the threshold', threshold);
  const { width, height, data: numbers } = scores;
  const { length } = numbers;
  const data = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) data[at] = Number(numbers[at]) > threshold ? 1 : 0;
  return { data, width, height };
}
