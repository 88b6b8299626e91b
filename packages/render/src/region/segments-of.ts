import { checkInteger } from '../input/check-numbers.js';
import type { Size } from '../scores/score-grid.js';
import { checkMask, type Mask } from './mask.js';

/** The neighbours that belong together: 4 along the axes, or 8 with the diagonals. */
export type Connectivity = 4 | 8;

/**
 * Finds the connected segments of a mask.
 *
 * @param where The function that was called, for the message.
 * @param mask The mask.
 * @param connectivity 4 or 8.
 * @returns For each segment the positions of its pixels; the largest first, equals in reading order.
 * @throws `BAD_OPTION` for a mask that does not fit its size.
 */
export function segmentsOf(where: string, mask: Mask, connectivity: Connectivity): number[][] {
  checkMask(where, mask);
  if (connectivity !== 4) checkInteger(where, 'the connectivity (4 or 8)', connectivity, 8, 8);
  // Pixels that no segment has yet.
  const open = new Uint8Array(mask.data.length);
  for (let at = 0; at < open.length; at += 1) open[at] = mask.data[at] === 0 ? 0 : 1;
  const segments: number[][] = [];
  for (let start = 0; start < open.length; start += 1) {
    if (open[start] === 1) segments.push(segmentFrom(start, open, mask, connectivity));
  }
  return segments.sort((one, other) => other.length - one.length);
}

/** Takes the pixels of a segment out of those that are open. */
function segmentFrom(
  start: number,
  open: Uint8Array,
  { width, height }: Size,
  connectivity: Connectivity,
): number[] {
  open[start] = 0;
  const segment = [start];
  // The segment is its own queue: what is pushed here is visited later.
  for (const position of segment) {
    const x = position % width;
    const y = (position - x) / width;
    // Without a list of the neighbours: there are as many lists as pixels.
    for (const [right, down] of steps[connectivity]) {
      if (!isBelow(x + right, width) || !isBelow(y + down, height)) continue;
      const next = position + down * width + right;
      if (open[next] === 0) continue;
      open[next] = 0;
      segment.push(next);
    }
  }
  return segment;
}

function isBelow(place: number, end: number): boolean {
  return place >= 0 && place < end;
}

const along = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const diagonal = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;
const steps = { 4: along, 8: [...along, ...diagonal] };
