import {
  abs,
  add,
  div,
  equal,
  max,
  min,
  onesLike,
  sub,
  sum,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { spaceAxes } from '../../../method/weighted/weighted-sum.js';

/**
 * Adds up the sizes of a term over its channels, each scaled from 0 to 1 over space.
 *
 * @param term `[N, ...space, K]`.
 * @param epsilon Added to the range by which a channel is divided.
 * @returns `[N, ...space]`; a channel that is the same everywhere adds nothing.
 */
export function channelSum(term: Tensor, epsilon: number): Tensor {
  const axes = spaceAxes(term);
  const values = abs(term);
  const raised = sub(values, min(values, axes, true));
  const range = add(max(raised, axes, true), epsilon);
  return sum(div(raised, where(equal(range, 0), onesLike(range), range)), -1);
}
