import { cellsOverPicture, type Preprocessing } from '@gradcam/models';
import { describeHeat, type HeatDescription, type ScoreGrid } from '@gradcam/render';
import { heatThreshold } from './heat-threshold.js';

/**
 * Says where a map is hot: above half of its maximum.
 *
 * @param scores The map over the picture.
 * @param featureSize The rows and columns that it had over the input before it was resized, where that is known.
 * @param preprocessing How the picture was fitted into the input.
 * @returns Words and numbers.
 */
export function describeMap(
  scores: ScoreGrid,
  featureSize: readonly number[] | undefined,
  preprocessing: Preprocessing | undefined,
): HeatDescription {
  // The hottest cell, for a bicubic map goes on rising towards the edge.
  const cells = cellsOverPicture(featureSize, scores, preprocessing);
  return describeHeat(scores, { threshold: heatThreshold(scores), cells });
}
