import { cast, type Tensor } from '@tensorflow/tfjs-core';
import { inputAt } from '../../call-inputs.js';
import type { HeadCall } from '../../head-op.js';
import { isHost, tensorOf } from '../../values/head-value.js';
import { hostValue } from '../../values/host-value.js';
import { axisFrom } from '../../values/strides.js';
import { fromFront } from './from-front.js';

/**
 * Gives an input that counts places along an axis, all of them from the front.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @param size The size of the axis.
 * @returns The places, int32, of the input's shape.
 */
export function indicesAt(call: HeadCall, position: number, size: number): Tensor {
  const value = inputAt(call, position);
  if (isHost(value)) {
    const places = Array.from(value.numbers(), (index) => axisFrom(index, size));
    return tensorOf(hostValue('int32', value.dims, places));
  }
  return fromFront(cast(value, 'int32'), size);
}
