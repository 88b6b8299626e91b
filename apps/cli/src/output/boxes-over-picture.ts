import { boxesOf, maskAbove, type Box, type ScoreGrid } from '@gradcam/render';
import { heatThreshold } from '../explain/heat-threshold.js';

/** Columns and rows. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Finds the boxes of what is hot.
 *
 * @param scores The map over the picture.
 * @param picture The picture, for its size.
 * @returns The boxes in pixels of the picture, the largest first.
 */
export function boxesOverPicture(scores: ScoreGrid, picture: Size) {
  return boxesOf(maskAbove(scores, heatThreshold(scores))).map((box) => inPicture(box, picture));
}

/** From pixels of the map to those of the picture. */
function inPicture({ x, y, width, height, grid }: Box, picture: Size) {
  const [right, down] = [picture.width / grid.width, picture.height / grid.height];
  return {
    x: Math.round(x * right),
    y: Math.round(y * down),
    width: Math.round(width * right),
    height: Math.round(height * down),
  };
}
