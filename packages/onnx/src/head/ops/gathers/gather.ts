import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { hostValue } from '../../values/host-value.js';
import { axisFrom, sizeOf } from '../../values/strides.js';
import { indicesAt } from './indices-at.js';

/** Slices of an axis, picked by their numbers. */
export const gather: HeadOp = {
  op: 'Gather',
  run: (call) => {
    const x = tensorAt(call);
    const axis = axisFrom(numberOf(call.node, 'axis', 0), x.rank);
    const picked = dimsOf(inputAt(call, 1));
    const flat = tf.reshape(indicesAt(call, 1, x.shape[axis] ?? 1), [-1]);
    return tf.reshape(tf.gather(x, flat, axis), [
      ...x.shape.slice(0, axis),
      ...picked,
      ...x.shape.slice(axis + 1),
    ]);
  },
  host: (call) => {
    const [value, indices] = [hostAt(call, 0), hostAt(call, 1)];
    const axis = axisFrom(numberOf(call.node, 'axis', 0), value.dims.length);
    const size = value.dims[axis] ?? 1;
    const [outer, inner] = [sizeOf(value.dims.slice(0, axis)), sizeOf(value.dims.slice(axis + 1))];
    const all = Array.from(value.numbers());
    const numbers = Array.from({ length: outer }, (_, at) =>
      Array.from(indices.numbers(), (index) => {
        const from = (at * size + axisFrom(index, size)) * inner;
        return all.slice(from, from + inner);
      }),
    );
    const dims = [...value.dims.slice(0, axis), ...indices.dims, ...value.dims.slice(axis + 1)];
    return hostValue(value.type, dims, numbers.flat(2));
  },
};
