import { checkInteger } from '../input/check-numbers.js';
import { checkContour } from '../region/check-contour.js';
import type { Contour } from '../region/contours.js';
import type { Size } from '../scores/score-grid.js';
import { rounded } from './parts/element.js';

/**
 * Writes a contour as the `d` of an SVG path. Filled by the rule `evenodd`, its holes stay open.
 *
 * @param contour One of what `contours` gave.
 * @param size The picture to stretch it to; the map's own size by default.
 * @returns Path data: empty where nothing lies above the threshold.
 * @throws `BAD_OPTION` for a size that is not a positive integer.
 */
export function contourPath(contour: Contour, size?: Size): string {
  checkContour('contourPath', contour);
  const { width, height } = size ?? contour.grid;
  checkInteger('contourPath', 'the width', width);
  checkInteger('contourPath', 'the height', height);
  const right = width / contour.grid.width;
  const down = height / contour.grid.height;
  return contour.polygons
    .flat()
    .map((ring) => {
      // The last position is the first: Z goes there.
      const corners = ring
        .slice(0, -1)
        .map(([x, y]) => `${rounded(x * right)} ${rounded(y * down)}`);
      return `M${corners.join('L')}Z`;
    })
    .join('');
}
