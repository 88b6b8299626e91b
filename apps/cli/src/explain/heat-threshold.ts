import { thresholdOfMaximum, type ScoreGrid } from '@gradcam/render';

/**
 * Tells above which score a map is hot: half of its maximum.
 *
 * @param scores The map.
 * @returns The threshold, in the map's unit.
 */
export function heatThreshold(scores: ScoreGrid): number {
  return thresholdOfMaximum(scores, 0.5);
}
