import { add, div, max, min, sub, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Subtracts the minimum of each map, and divides by the maximum that then remains.
 *
 * @param map `[N, ...space]`.
 * @param epsilon Added to the maximum, so that a map that is the same everywhere becomes 0.
 * @returns From 0 to 1.
 */
export function scaledMap(map: Tensor, epsilon: number): Tensor {
  const axes = map.shape.map((_, axis) => axis).slice(1);
  const raised = sub(map, min(map, axes, true));
  return div(raised, add(max(raised, axes, true), epsilon));
}
