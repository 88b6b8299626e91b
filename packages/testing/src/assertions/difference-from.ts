import type { Tensor } from '@tensorflow/tfjs-core';
import { relativeDifference } from './expect-map.js';
import type { PeerMap } from '../contract/peers/peer-case.js';

/**
 * Computes how far a map is from that of a library, at the positions that are kept of it.
 *
 * @param map `[1, rows, columns]` or `[1, rows, columns, C]`; disposed here.
 * @param theirs The library's map.
 * @returns The largest difference, relative to the largest value of theirs.
 */
export async function differenceFrom(map: Tensor, theirs: PeerMap): Promise<number> {
  const found = await map.data<'float32'>();
  map.dispose();
  const [, , columns = 1, channels = 1] = map.shape;
  const { values, shape, step = 1 } = theirs;
  const [, width = 1] = shape;
  const sampled = Array.from({ length: values.length }, (_, at) => {
    const [place, channel] = [Math.floor(at / channels), at % channels];
    const [row, column] = [Math.floor(place / width) * step, (place % width) * step];
    return found[(row * columns + column) * channels + channel] ?? NaN;
  });
  return relativeDifference(sampled, values);
}
