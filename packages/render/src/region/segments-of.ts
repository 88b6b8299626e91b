import { checkInteger } from '../input/check-numbers.js';
import { checkMask, type Mask } from './mask.js';
import { runsOf, type Run } from './runs-of.js';

/** The neighbours that belong together: 4 along the axes, or 8 with the diagonals. */
export type Connectivity = 4 | 8;

/** A connected segment of a mask. */
export interface Segment {
  /** The number of its pixels. */
  readonly area: number;
  /** Its pixels, in reading order. */
  readonly runs: readonly Run[];
}

/**
 * Finds the connected segments of a mask: runs of neighbouring rows that touch belong together.
 *
 * @param where The function that was called, for the message.
 * @param mask The mask.
 * @param connectivity 4 or 8.
 * @returns The segments; the largest first, equals in reading order.
 * @throws `BAD_OPTION` for a mask that does not fit its size.
 */
export function segmentsOf(where: string, mask: Mask, connectivity: Connectivity): Segment[] {
  checkMask(where, mask);
  if (connectivity !== 4) checkInteger(where, 'the connectivity (4 or 8)', connectivity, 8, 8);
  const runs = runsOf(mask);
  const firsts = firstsOf(runs, connectivity === 8 ? 1 : 0);
  const segments = new Map<number, { area: number; runs: Run[] }>();
  runs.forEach((run, at) => {
    const first = rootOf(firsts, at);
    const segment = segments.get(first) ?? { area: 0, runs: [] };
    segment.area += run.to - run.from;
    segment.runs.push(run);
    segments.set(first, segment);
  });
  return [...segments.values()].sort((one, other) => other.area - one.area);
}

/**
 * Joins the runs that touch one of the row above.
 *
 * @param runs The runs, in reading order.
 * @param reach 1 where those touch that meet at a corner, else 0.
 * @returns For each run an earlier one of its segment, or itself if it is the first.
 */
function firstsOf(runs: readonly Run[], reach: 0 | 1): Int32Array {
  const firsts = Int32Array.from(runs.keys());
  let above = 0;
  runs.forEach((run, at) => {
    for (; above < at; above += 1) {
      const other = runs[above];
      if (other === undefined || other.row >= run.row) break;
      if (other.row === run.row - 1) {
        if (other.from >= run.to + reach) break;
        if (run.from < other.to + reach) join(firsts, above, at);
        // It may touch the next run of this row, too.
        if (other.to + reach > run.to) break;
      }
    }
  });
  return firsts;
}

function join(firsts: Int32Array, one: number, other: number): void {
  const [first, second] = [rootOf(firsts, one), rootOf(firsts, other)];
  firsts[Math.max(first, second)] = Math.min(first, second);
}

/** The first run of a segment; those on the way to it remember a nearer one. */
function rootOf(firsts: Int32Array, from: number): number {
  let at = from;
  for (let next = Number(firsts[at]); next !== at; next = Number(firsts[at])) {
    firsts[at] = Number(firsts[next]);
    at = next;
  }
  return at;
}
