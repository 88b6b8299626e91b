import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { axisFrom, sizeOf, stridesOf } from '../../values/strides.js';
import { placesOf } from '../../values/viewed.js';
import { fromFront } from './from-front.js';
import { indicesAt } from './indices-at.js';

/** A number for each index: from the index's own row, at the place that it names. */
export const gatherElements: HeadOp = {
  op: 'GatherElements',
  run: (call) => {
    const x = tensorAt(call);
    const axis = axisFrom(numberOf(call.node, 'axis', 0), x.rank);
    const dims = dimsOf(inputAt(call, 1));
    const strides = stridesOf(x.shape);
    // Where each index stands, but for the axis along which it chooses.
    const own = placesOf({
      dims,
      strides: strides.map((stride, at) => (at === axis ? 0 : stride)),
    });
    const chosen = tf.mul(
      indicesAt(call, 1, x.shape[axis] ?? 1),
      tf.scalar(strides[axis] ?? 1, 'int32'),
    );
    const places = tf.add(chosen, tf.tensor(Int32Array.from(own), [...dims], 'int32'));
    const picked = tf.gather(tf.reshape(x, [-1]), tf.reshape(places, [-1]));
    return tf.reshape(picked, [...dims]);
  },
};

/** A slice for each list of indices along the first axes, behind those of the batch. */
export const gatherNd: HeadOp = {
  op: 'GatherND',
  run: (call) => {
    const x = tensorAt(call);
    const dims = dimsOf(inputAt(call, 1));
    const batches = numberOf(call.node, 'batch_dims', 0);
    const length = dims.at(-1) ?? 1;
    const chosen = x.shape.slice(batches, batches + length);
    const rest = x.shape.slice(batches + length);
    const lists = dims.slice(0, -1);
    const rows = tf.reshape(x, [-1, ...rest]);
    const batchStrides = stridesOf(x.shape.slice(0, batches)).map((each) => each * sizeOf(chosen));
    const base = placesOf({ dims: lists, strides: batchStrides });
    let places: tf.Tensor = tf.tensor(Int32Array.from(base), [...lists], 'int32');
    const columns = tf.unstack(indicesAt(call, 1, 0), dims.length - 1);
    stridesOf(chosen).forEach((stride, at) => {
      const column = fromFront(columns[at] ?? places, chosen[at] ?? 1);
      places = tf.add(places, tf.mul(column, tf.scalar(stride, 'int32')));
    });
    const picked = tf.gather(rows, tf.reshape(places, [-1]));
    return tf.reshape(picked, [...lists, ...rest]);
  },
};
