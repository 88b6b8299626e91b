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
export function segmentsOf(
  where: string,
  mask: Mask,
  connectivity: Connectivity,
): Int32Array<ArrayBuffer>[] {
  checkMask(where, mask);
  if (connectivity !== 4) checkInteger(where, 'the connectivity (4 or 8)', connectivity, 8, 8);
  // Pixels that no segment has yet.
  const open = new Uint8Array(mask.data.length);
  let count = 0;
  for (let at = 0; at < open.length; at += 1) {
    if (Number(mask.data[at]) === 0) continue;
    open[at] = 1;
    count += 1;
  }
  // All segments, one after the other.
  const positions = new Int32Array(count);
  const segments: Int32Array<ArrayBuffer>[] = [];
  let taken = 0;
  for (let start = 0; taken < count; start += 1) {
    if (open[start] !== 1) continue;
    const first = taken;
    taken = takeSegment(start, { open, positions, taken }, mask, connectivity);
    segments.push(positions.subarray(first, taken));
  }
  return segments.sort((one, other) => other.length - one.length);
}

/** The pixels that no segment has yet, and those of the segments. */
interface Pixels {
  readonly open: Uint8Array;
  readonly positions: Int32Array;
  /** The number of those that have a segment. */
  readonly taken: number;
}

/** Takes the pixels of a segment out of those that are open; gives the number of those that have one then. */
function takeSegment(
  start: number,
  { open, positions, taken }: Pixels,
  { width, height }: Size,
  connectivity: Connectivity,
): number {
  open[start] = 0;
  positions[taken] = start;
  let end = taken + 1;
  // The segment is its own queue: what is added here is visited later.
  for (let at = taken; at < end; at += 1) {
    const position = Number(positions[at]);
    const x = position % width;
    const y = (position - x) / width;
    // Without a list of the neighbours: there are as many lists as pixels.
    for (let step = 0; step < connectivity; step += 1) {
      const right = x + Number(across[step]);
      const below = y + Number(down[step]);
      if (right < 0 || right >= width || below < 0 || below >= height) continue;
      const next = below * width + right;
      if (open[next] !== 1) continue;
      open[next] = 0;
      positions[end] = next;
      end += 1;
    }
  }
  return end;
}

/** The steps to the neighbours: four along the axes, then the diagonals. */
const across = Int8Array.of(1, -1, 0, 0, 1, -1, 1, -1);
const down = Int8Array.of(0, 0, 1, -1, 1, 1, -1, -1);
