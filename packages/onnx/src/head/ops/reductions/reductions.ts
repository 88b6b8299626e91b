import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp, HostCall } from '../../head-op.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { stridesOf } from '../../values/strides.js';
import { rounded } from '../../values/types.js';
import { placesOf } from '../../values/viewed.js';
import { axesOf } from './axes-of.js';

type Reduce = (x: tf.Tensor, axes: number[], keepDims: boolean) => tf.Tensor;

/** A function of each number before or after it is reduced; of numbers in JavaScript, for ops that occur where shapes are computed. */
interface Around {
  readonly before?: (x: tf.Tensor) => tf.Tensor;
  readonly after?: (x: tf.Tensor) => tf.Tensor;
  readonly plain?: (numbers: readonly number[]) => number;
}

const same = (x: tf.Tensor): tf.Tensor => x;

function reduction(
  name: string,
  reduce: Reduce,
  { before = same, after = same, plain }: Around = {},
): HeadOp {
  const op: HeadOp = {
    op: `Reduce${name}`,
    hosts: [1],
    run: (call) => {
      const x = tensorAt(call);
      const axes = axesOf(call, x.rank);
      // Without axes there is nothing to reduce, but what is done to each number is done all the same.
      const isReduced = axes.length > 0 || x.rank === 0;
      return after(isReduced ? reduce(before(x), axes, keepsDims(call)) : before(x));
    },
  };
  return plain === undefined ? op : { ...op, host: (call) => reduceHost(call, plain) };
}

/** The reductions; equal largest ones share the gradient. */
export const reductions: readonly HeadOp[] = [
  reduction('Sum', tf.sum, { plain: (numbers) => numbers.reduce((a, b) => a + b, 0) }),
  reduction('Mean', tf.mean),
  reduction('Max', tf.max, { plain: (numbers) => Math.max(...numbers) }),
  reduction('Min', tf.min, { plain: (numbers) => Math.min(...numbers) }),
  reduction('Prod', tf.prod, { plain: (numbers) => numbers.reduce((a, b) => a * b, 1) }),
  reduction('L1', tf.sum, { before: tf.abs }),
  reduction('SumSquare', tf.sum, { before: tf.square }),
  reduction('L2', tf.sum, { before: tf.square, after: tf.sqrt }),
  reduction('LogSum', tf.sum, { after: tf.log }),
  reduction('LogSumExp', tf.logSumExp),
];

function keepsDims({ node }: HeadCall): boolean {
  return numberOf(node, 'keepdims', 1) !== 0;
}

function reduceHost(call: HostCall, plain: (numbers: readonly number[]) => number): HostValue {
  const value = hostAt(call, 0);
  const axes = axesOf(call, value.dims.length);
  const strides = stridesOf(value.dims);
  const part = (isReduced: boolean): { dims: number[]; strides: number[] } => {
    const chosen = value.dims.flatMap((_, axis) =>
      axes.includes(axis) === isReduced ? [axis] : [],
    );
    return {
      dims: chosen.map((axis) => value.dims[axis] ?? 1),
      strides: chosen.map((axis) => strides[axis] ?? 1),
    };
  };
  const numbers = value.numbers();
  const inner = Array.from(placesOf(part(true)));
  const result = Array.from(placesOf(part(false)), (from) =>
    rounded(value.type, plain(inner.map((step) => numbers[from + step] ?? 0))),
  );
  const kept = keepsDims(call)
    ? value.dims.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : part(false).dims;
  return hostValue(value.type, kept, result);
}
