import { contours as d3Contours } from 'd3-contour';
import { checkFilled, checkFinite } from '../input/check-numbers.js';
import { checkScores, type ScoreGrid, type Size } from '../scores/score-grid.js';

/** A position in a map, in pixels from its top left corner: the centre of the first pixel is [0.5, 0.5]. */
export type Position = readonly [x: number, y: number];

/** A closed line: its last position is its first. */
export type Ring = readonly Position[];

/** The parts of a map at or above a threshold. */
export interface Contour {
  readonly threshold: number;
  /** Each part is a ring around it, and a ring around every hole in it. */
  readonly polygons: readonly (readonly Ring[])[];
  /** The map's size, so that the contour can be drawn on a larger picture. */
  readonly grid: Size;
}

/**
 * Lines of equal height by marching squares (d3-contour): between two pixel centres a line is placed by linear interpolation.
 *
 * A part that touches the edge of the map is closed along it.
 *
 * @param scores The map.
 * @param thresholds In the map's unit, in any order.
 * @returns One contour for each threshold, in the order given.
 * @throws `BAD_OPTION` for an empty list, thresholds or scores that are not finite, and scores that do not fit their size.
 *
 * @example
 * ```ts
 * const lines = contours(scores, [thresholdOfMaximum(scores, 0.5)]);
 * const painted = drawContours(picture, lines);
 * ```
 */
export function contours(scores: ScoreGrid, thresholds: readonly number[]): Contour[] {
  checkScores('contours', scores);
  checkFilled('contours', 'thresholds', thresholds);
  for (const threshold of thresholds) checkFinite('contours', 'a threshold', threshold);
  const { width, height } = scores;
  // Border to d3: it asks for an array, and only reads its numbers; a copy of a large map takes as long as the lines.
  const values = scores.data as number[];
  const march = d3Contours().size([width, height]);
  return thresholds.map((threshold) => ({
    threshold,
    polygons: march
      .contour(values, threshold)
      .coordinates.map((polygon) =>
        polygon.map((ring) => ring.map(([x = 0, y = 0]): Position => [x, y])),
      ),
    grid: { width, height },
  }));
}
