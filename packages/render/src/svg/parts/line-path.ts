import type { Contour, Position } from '../../region/contours.js';
import { segmentsInside } from '../../region/segments-inside.js';
import type { Size } from '../../scores/score-grid.js';
import { rounded } from './element.js';

/**
 * Writes the line of a contour as the `d` of an SVG path; it is open where the contour is only closed along the edge of the map.
 *
 * @param contour One of what `contours` gave.
 * @param size The picture to stretch it to.
 * @returns Path data, to be stroked and not filled.
 */
export function linePath(contour: Contour, { width, height }: Size): string {
  const [right, down] = [width / contour.grid.width, height / contour.grid.height];
  const at = ([x, y]: Position) => `${rounded(x * right)} ${rounded(y * down)}`;
  return segmentsInside(contour)
    .flatMap((segments) =>
      segments.map(([from, to], index) => {
        // A ring is one line as long as each part begins where the last one ended.
        const isGoingOn = segments[index - 1]?.[1] === from;
        return isGoingOn ? `L${at(to)}` : `M${at(from)}L${at(to)}`;
      }),
    )
    .join('');
}
