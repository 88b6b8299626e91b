import { checkInteger } from '../input/check-numbers.js';
import type { Contour } from '../region/contours.js';
import type { Size } from '../scores/score-grid.js';
import { rounded } from './parts/element.js';

/**
 * A contour as the `d` of an SVG path. Filled by the rule `evenodd`, its holes stay open.
 *
 * @param contour One of what `contours` gave.
 * @param size The picture to stretch it to; the map's own size by default.
 * @returns Path data: empty where nothing lies above the threshold.
 * @throws RangeError for a size that is no positive integer.
 */
export function contourPath(contour: Contour, size: Size = contour.grid): string {
  checkInteger('contourPath', 'the width', size.width);
  checkInteger('contourPath', 'the height', size.height);
  const right = size.width / contour.grid.width;
  const down = size.height / contour.grid.height;
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
