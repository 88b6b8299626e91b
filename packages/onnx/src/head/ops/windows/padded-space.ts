import { pad, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Pads the axes of space.
 *
 * @param x `[N, ...space, C]`
 * @param pads How many numbers are added in front and behind, axis by axis.
 * @param value The number.
 * @returns The padded tensor.
 */
export function paddedSpace(
  x: Tensor,
  pads: readonly (readonly [number, number])[],
  value = 0,
): Tensor {
  if (pads.every(([before, after]) => before === 0 && after === 0)) return x;
  const space = pads.map(([before, after]): [number, number] => [before, after]);
  return pad(x, [[0, 0], ...space, [0, 0]], value);
}
