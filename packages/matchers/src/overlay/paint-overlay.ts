import type { NumberGrid, ObjectBox } from '@gradcam/evaluate';
import {
  contours,
  drawBoxes,
  drawContours,
  heatmap,
  montage,
  overlay,
  resizeScores,
  type Color,
  type Pixels,
} from '@gradcam/render';
import type { Explanation } from '../explanation/explanation.js';
import type { AreaParts } from '../explanation/object-area.js';

/** The sky blue of Okabe and Ito: no heat has it. */
const color: Color = [86, 180, 233];

/** Of a map without a picture, which may have a few cells: the longer side in pixels, at least. */
const leastSide = 224;

/**
 * Paints a map over the picture of an explanation, with the object in blue.
 *
 * @param explanation The explanation, which may have a picture.
 * @param map The map.
 * @param parts The object; none when left out.
 * @returns New pixels.
 */
export function paintOverlay(
  { picture }: Explanation,
  map: NumberGrid,
  { box, mask }: AreaParts = {},
): Pixels {
  const painted = picture === undefined ? heatmap(enlarged(map)) : overlay(picture, map);
  if (mask !== undefined) {
    const outline = { ...mask, data: Array.from(mask.data, (value) => (value === 0 ? 0 : 1)) };
    return drawContours(painted, contours(outline, [0.5]), { color });
  }
  if (box === undefined) return painted;
  const boxes: readonly ObjectBox[] = 'x' in box ? [box] : box;
  const drawn = boxes.map((each) => ({ ...each, area: each.width * each.height, grid: map }));
  return drawBoxes(painted, drawn, { color });
}

/**
 * Paints several maps of one explanation side by side.
 *
 * @param explanation The explanation, which may have a picture.
 * @param maps The maps.
 * @returns New pixels.
 */
export function paintOverlays(explanation: Explanation, maps: readonly NumberGrid[]): Pixels {
  return montage(
    maps.map((map) => paintOverlay(explanation, map)),
    { columns: maps.length },
  );
}

function enlarged(map: NumberGrid): NumberGrid {
  const factor = Math.ceil(leastSide / Math.max(map.width, map.height));
  return resizeScores(map, map.width * factor, map.height * factor);
}
