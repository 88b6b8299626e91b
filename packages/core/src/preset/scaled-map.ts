import {
  add,
  div,
  equal,
  max,
  min,
  onesLike,
  sub,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * Subtracts the minimum of each map, and divides by the maximum that then remains.
 *
 * @param map `[N, ...space]`.
 * @param epsilon Added to the maximum, so that a map that is the same everywhere becomes 0.
 * @param axes The axes of space; all but the first when left out.
 * @returns From 0 to 1.
 */
export function scaledMap(
  map: Tensor,
  epsilon: number,
  axes = map.shape.map((_, axis) => axis).slice(1),
): Tensor {
  const raised = sub(map, min(map, axes, true));
  const range = add(max(raised, axes, true), epsilon);
  // A device of half precision takes a small epsilon for zero.
  return div(raised, where(equal(range, 0), onesLike(range), range));
}
