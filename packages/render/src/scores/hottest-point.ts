import { checkOptions } from '../input/check-options.js';
import { checkInteger } from '../input/check-numbers.js';
import { checkScores, type ScoreGrid, type Size } from './score-grid.js';

/** A position in a map. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** The positions among which the hottest is searched. */
export interface HottestOptions {
  /**
   * The number of cells that the map was resized from, `featureSize` of its result: the hottest cell is found, by the map's
   * values at the centres of the cells, where resampling overshoots least. A bicubic map keeps rising from the centre of a cell
   * at the border to the edge of the picture, to 1.12 times the cell's value and to 1.27 in a corner, where the network saw
   * nothing of the kind. Left out: the hottest pixel.
   */
  readonly cells?: Size | undefined;
}

/**
 * Finds the largest score of a map: the first such position, row by row.
 *
 * @param scores The map.
 * @param options Whether pixels or cells are compared.
 * @returns The position in pixels from the top left (for a cell, its centre), and the score there.
 * @throws `BAD_OPTION` for scores that do not fit their size or are not finite, and for more cells than pixels.
 */
export function hottestPoint(scores: ScoreGrid, options: HottestOptions = {}): Point {
  checkOptions('hottestPoint', options, { cells: true } satisfies Record<
    keyof HottestOptions,
    true
  >);
  const { cells } = options;
  checkScores('hottestPoint', scores);
  const { width, height, data } = scores;
  const grid = cells ?? { width, height };
  checkInteger('hottestPoint', 'the number of cells across', grid.width, 1, width);
  checkInteger('hottestPoint', 'the number of cells down', grid.height, 1, height);
  let best: Point | undefined;
  for (let row = 0; row < grid.height; row += 1) {
    for (let column = 0; column < grid.width; column += 1) {
      const [left, right] = middle(column, grid.width, width);
      const [top, bottom] = middle(row, grid.height, height);
      const at = (x: number, y: number) => data[y * width + x] ?? 0;
      // The centre of a cell may lie between pixels.
      const score = (at(left, top) + at(right, top) + at(left, bottom) + at(right, bottom)) / 4;
      if (best === undefined || score > best.score) best = { x: left, y: top, score };
    }
  }
  return best ?? { x: 0, y: 0, score: 0 };
}

/** The pixels on both sides of a cell's centre; one and the same where it lies on a pixel. */
function middle(cell: number, cells: number, pixels: number): readonly [number, number] {
  const centre = ((cell + 0.5) * pixels) / cells - 0.5;
  return [Math.max(0, Math.floor(centre)), Math.min(pixels - 1, Math.ceil(centre))];
}
