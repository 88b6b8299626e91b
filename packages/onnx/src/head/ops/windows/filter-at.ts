import { transpose, type Tensor } from '@tensorflow/tfjs-core';
import { inputAt } from '../../call-inputs.js';
import type { HeadCall } from '../../head-op.js';
import { dimsOf, isHost, tensorOf } from '../../values/head-value.js';
import { preparedFrom } from '../../values/prepared-from.js';
import { stridesOf } from '../../values/strides.js';
import { viewed } from '../../values/viewed.js';

/**
 * Gives the filter of a convolution in the order of TensorFlow.js. A constant one is transposed once, in JavaScript.
 *
 * @param call The node with its inputs.
 * @param position The position of the filter, `[first, second, ...space]`.
 * @returns `[...space, second, first]`
 */
export function filterAt(call: HeadCall, position: number): Tensor {
  const value = inputAt(call, position);
  const dims = dimsOf(value);
  const order = [...dims.map((_, axis) => axis).slice(2), 1, 0];
  if (!isHost(value)) return transpose(value, order);
  const strides = stridesOf(dims);
  const turned = preparedFrom(value, 'filter', () =>
    viewed(value, {
      dims: order.map((axis) => dims[axis] ?? 1),
      strides: order.map((axis) => strides[axis] ?? 1),
    }),
  );
  return tensorOf(turned);
}
