import {
  describeHeat,
  thresholdOfMaximum,
  type HeatDescription,
  type ScoreGrid,
} from '@gradcam/render';

/**
 * Says where a map is hot: above half of its maximum.
 *
 * @param scores The map.
 * @param cells The size that it had before it was resized, where that is known.
 * @returns Words and numbers.
 */
export function describeMap(
  scores: ScoreGrid,
  [height, width]: readonly number[] = [],
): HeatDescription {
  // The hottest cell, for a bicubic map goes on rising towards the edge.
  const cells = height === undefined || width === undefined ? undefined : { width, height };
  return describeHeat(scores, { threshold: thresholdOfMaximum(scores, 0.5), cells });
}
