import type { Size } from '../scores/score-grid.js';
import type { Contour, Position } from './contours.js';

/** A part of a contour, from one position to the next. */
export type Segment = readonly [from: Position, to: Position];

/**
 * Lists the parts of a contour that have its height: not those along the edge of the map, where it is only closed.
 *
 * @param contour One of what `contours` gave.
 * @returns For each ring its parts, in the map's pixels.
 */
export function segmentsInside({ polygons, grid }: Contour): Segment[][] {
  return polygons.flat().map((ring) =>
    ring.flatMap((from, index): Segment[] => {
      const to = ring[index + 1] ?? from;
      return isOnEdge(from, grid) && isOnEdge(to, grid) ? [] : [[from, to]];
    }),
  );
}

function isOnEdge([x, y]: Position, { width, height }: Size): boolean {
  return x === 0 || y === 0 || x === width || y === height;
}
