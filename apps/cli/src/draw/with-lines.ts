import { drawBoxes, drawContours, type Pixels } from '@gradcam/render';
import type { DrawnMap } from './draw-map.js';

/**
 * Paints the lines of a map that are not painted yet.
 *
 * @param drawn The map.
 * @param drawn.painted Its pixels, which stay as they are.
 * @param drawn.contours Lines.
 * @param drawn.boxes Boxes.
 * @param drawn.thickness Of both, in pixels.
 * @returns The whole picture.
 */
export function withLines({ painted, contours, boxes, thickness }: DrawnMap): Pixels {
  return drawBoxes(drawContours(painted, contours, { thickness }), boxes, { thickness });
}
