import { checkScores, type ScoreGrid } from './score-grid.js';

/** A place in a map. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/**
 * Where a map is largest; the first such place, row by row.
 *
 * @param scores The map.
 * @returns The place in pixels from the top left, and its score.
 * @throws RangeError for scores that do not fit their size or are not finite.
 */
export function hottestPoint(scores: ScoreGrid): Point {
  checkScores('hottestPoint', scores);
  let best = 0;
  for (let index = 1; index < scores.data.length; index += 1) {
    if ((scores.data[index] ?? 0) > (scores.data[best] ?? 0)) best = index;
  }
  return {
    x: best % scores.width,
    y: Math.floor(best / scores.width),
    score: scores.data[best] ?? 0,
  };
}
