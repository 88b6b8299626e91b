import * as tf from '@tensorflow/tfjs-core';
import { hostAt, numbersAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { stridesOf } from '../../values/strides.js';
import { viewed } from '../../values/viewed.js';

/** A tensor repeated along its axes. */
export const tile: HeadOp = {
  op: 'Tile',
  hosts: [1],
  run: (call) => tf.tile(tensorAt(call), numbersAt(call, 1) ?? []),
  host: (call) => {
    const value = hostAt(call, 0);
    const repeats = numbersAt(call, 1) ?? [];
    const strides = stridesOf(value.dims);
    const { type, numbers } = viewed(value, {
      dims: value.dims.flatMap((size, axis) => [repeats[axis] ?? 1, size]),
      strides: strides.flatMap((stride) => [0, stride]),
    });
    return { type, dims: value.dims.map((size, axis) => size * (repeats[axis] ?? 1)), numbers };
  },
};
