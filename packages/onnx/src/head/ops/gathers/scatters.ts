import * as tf from '@tensorflow/tfjs-core';
import { numberOf, wordOf } from '../../attributes.js';
import { hostAt, inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { hostValue } from '../../values/host-value.js';
import { axisFrom, sizeOf, stridesOf } from '../../values/strides.js';
import { placesOf } from '../../values/viewed.js';

/** Makes an op that writes numbers over others, at places known in JavaScript. */
function scatter(
  op: string,
  placesFor: (call: HeadCall, dims: readonly number[]) => Iterable<number>,
): HeadOp {
  return {
    op,
    hosts: [1],
    lacks: (node) => {
      const reduction = wordOf(node, 'reduction', 'none');
      return reduction === 'none' ? undefined : `writes by ${reduction}`;
    },
    run: (call) => {
      const x = tensorAt(call);
      if (dimsOf(inputAt(call, 2)).includes(0)) return x;
      const source = new Int32Array(x.size);
      const isWritten = new Uint8Array(x.size);
      [...placesFor(call, x.shape)].forEach((place, at) => {
        source[place] = at;
        isWritten[place] = 1;
      });
      const updates = tf.gather(tf.reshape(tensorAt(call, 2), [-1]), tf.tensor1d(source, 'int32'));
      const written = tf.where(tf.tensor1d(isWritten, 'bool'), updates, tf.reshape(x, [-1]));
      return tf.reshape(written, x.shape);
    },
    host: (call) => {
      const value = hostAt(call, 0);
      const numbers = Array.from(value.numbers());
      const updates = hostAt(call, 2).numbers();
      [...placesFor(call, value.dims)].forEach((place, at) => {
        numbers[place] = updates[at] ?? 0;
      });
      return hostValue(value.type, value.dims, numbers);
    },
  };
}

/** Numbers written over others. */
export const scatters: readonly HeadOp[] = [
  scatter('ScatterND', slices),
  scatter('ScatterElements', elements),
];

/** The places of slices, each named by a list of indices. */
function* slices(call: HeadCall, dims: readonly number[]): Generator<number> {
  const indices = hostAt(call, 1);
  const length = indices.dims.at(-1) ?? 1;
  const strides = stridesOf(dims);
  const inner = sizeOf(dims.slice(length));
  const numbers = Array.from(indices.numbers());
  for (let at = 0; at < numbers.length; at += length) {
    const list = numbers.slice(at, at + length);
    const start = list.reduce(
      (sum, index, axis) => sum + axisFrom(index, dims[axis] ?? 1) * (strides[axis] ?? 1),
      0,
    );
    for (let each = 0; each < inner; each++) yield start + each;
  }
}

/** The place of each index: its own, but for the axis along which it chooses. */
function* elements(call: HeadCall, dims: readonly number[]): Generator<number> {
  const indices = hostAt(call, 1);
  const axis = axisFrom(numberOf(call.node, 'axis', 0), dims.length);
  const strides = stridesOf(dims);
  const own = placesOf({
    dims: indices.dims,
    strides: strides.map((stride, at) => (at === axis ? 0 : stride)),
  });
  const numbers = indices.numbers();
  for (const [at, place] of own.entries()) {
    yield place + axisFrom(numbers[at] ?? 0, dims[axis] ?? 1) * (strides[axis] ?? 1);
  }
}
