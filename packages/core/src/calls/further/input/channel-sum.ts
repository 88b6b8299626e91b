import { abs, sum, type Tensor } from '@tensorflow/tfjs-core';
import { spaceAxes } from '../../../method/weighted/weighted-sum.js';
import { scaledMap } from '../../../preset/scaled-map.js';

/**
 * Adds up the sizes of a term over its channels, each scaled from 0 to 1 over space.
 *
 * @param term `[N, ...space, K]`.
 * @param epsilon Added to the range by which a channel is divided.
 * @returns `[N, ...space]`; a channel that is the same everywhere adds nothing.
 */
export function channelSum(term: Tensor, epsilon: number): Tensor {
  return sum(scaledMap(abs(term), epsilon, spaceAxes(term)), -1);
}
