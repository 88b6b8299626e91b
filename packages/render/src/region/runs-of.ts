import type { Mask } from './mask.js';

/** Neighbouring pixels of a row, all of which are in. */
export interface Run {
  readonly row: number;
  /** The column of the first. */
  readonly from: number;
  /** The column behind the last. */
  readonly to: number;
}

/**
 * Finds the runs of a mask.
 *
 * @param mask The mask.
 * @returns The runs, in reading order.
 */
export function runsOf({ data, width, height }: Mask): Run[] {
  const runs: Run[] = [];
  for (let row = 0; row < height; row += 1) {
    const start = row * width;
    let from = -1;
    for (let column = 0; column < width; column += 1) {
      const isIn = Number(data[start + column]) !== 0;
      if (isIn === from >= 0) continue;
      if (!isIn) runs.push({ row, from, to: column });
      from = isIn ? column : -1;
    }
    if (from >= 0) runs.push({ row, from, to: width });
  }
  return runs;
}
