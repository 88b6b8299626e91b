import type { Tensor } from '@tensorflow/tfjs-core';
import { tensorsOf } from '../tensor/tensors-of.js';
import { shapeInNetworkOrder } from './data-format.js';

/**
 * The shapes of inputs, for a network that leaves the size of its own open.
 *
 * @param x One tensor, or one for each input of the network.
 * @param format What their axes are, where they are not in the network's order.
 * @returns One shape each.
 * @throws `BAD_OPTION` for a format that does not fit
 */
export function inputShapesOf(
  x: Tensor | readonly Tensor[],
  format: string | readonly string[] | undefined,
): number[][] {
  return tensorsOf(x).map(({ shape }, index) => {
    const label = typeof format === 'string' ? format : format?.[index];
    return label === undefined ? [...shape] : shapeInNetworkOrder(shape, label, 'channelsLast');
  });
}
