import { checkInteger } from '../input/check-numbers.js';
import { checkMask, type Mask } from './mask.js';

/** Which neighbours belong together: 4 along the axes, or 8 with the diagonals. */
export type Connectivity = 4 | 8;

/**
 * The connected segments of a mask.
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
  const { data, width, height } = mask;
  const seen = new Uint8Array(data.length);
  const segments: number[][] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (data[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const segment = [start];
    // The segment is its own queue: what is pushed here is visited later.
    for (const position of segment) {
      const x = position % width;
      const y = Math.floor(position / width);
      for (const [right, down] of neighbours[connectivity]) {
        const [nextX, nextY] = [x + right, y + down];
        if (nextX < 0 || nextX >= width || nextY < 0 || nextY >= height) continue;
        const next = nextY * width + nextX;
        if (data[next] === 0 || seen[next] === 1) continue;
        seen[next] = 1;
        segment.push(next);
      }
    }
    segments.push(segment);
  }
  return segments.sort((one, other) => other.length - one.length);
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
const neighbours = { 4: along, 8: [...along, ...diagonal] };
