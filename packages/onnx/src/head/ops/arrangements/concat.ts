import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { axisFrom, sizeOf } from '../../values/strides.js';
import { dimsOf } from '../../values/head-value.js';

/** Tensors one behind the other. */
export const concat: HeadOp = {
  op: 'Concat',
  run: (call) => {
    const axis = axisFrom(numberOf(call.node, 'axis', 1), dimsOf(inputAt(call, 0)).length);
    return tf.concat(
      call.inputs.map((_, position) => tensorAt(call, position)),
      axis,
    );
  },
  host: (call) => {
    const values = call.inputs.map((_, position) => hostAt(call, position));
    return concatHosts(values, numberOf(call.node, 'axis', 1));
  },
};

function concatHosts(values: readonly HostValue[], wanted: number): HostValue {
  const { type = 'int64', dims: first = [] } = values[0] ?? {};
  const axis = axisFrom(wanted, first.length);
  const sizes = values.map(({ dims }) => dims[axis] ?? 0);
  const dims = first.map((size, at) => (at === axis ? sizes.reduce((a, b) => a + b, 0) : size));
  const inner = sizeOf(first.slice(axis + 1));
  const parts = values.map((value) => Array.from(value.numbers()));
  const numbers = Array.from({ length: sizeOf(first.slice(0, axis)) }, (_, outer) =>
    parts.map((part, at) => {
      const length = (sizes[at] ?? 0) * inner;
      return part.slice(outer * length, (outer + 1) * length);
    }),
  );
  return hostValue(type, dims, numbers.flat(2));
}
