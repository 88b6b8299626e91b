import { add, cast, less, mul, scalar, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Counts places along an axis from its front.
 *
 * @param places The places, int32; negative ones are counted from behind.
 * @param size The size of the axis.
 * @returns The same places, none of them negative.
 */
export function fromFront(places: Tensor, size: number): Tensor {
  const isBehind = cast(less(places, scalar(0, 'int32')), 'int32');
  return add(places, mul(isBehind, scalar(size, 'int32')));
}
