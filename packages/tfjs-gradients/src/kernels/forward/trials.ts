import { add, neg, ones, tensor, zeros } from '@tensorflow/tfjs-core';
import type { Trial } from '../../overrides/passes-trials.js';
import { windowTrials } from './window-trials.js';

/** By kernel: what shows whether the backend has it right. */
export const trials = {
  ...windowTrials,
  // One batch of two by two of two: 1 and 2 times 3 4 and 5 6.
  BatchMatMul: [
    {
      inputs: () => ({ a: tensor([1, 2], [2, 1, 1, 1]), b: tensor([3, 4, 5, 6], [2, 2, 1, 1]) }),
      attributes: { transposeA: false, transposeB: false },
      expected: [3, 4, 10, 12],
    },
  ],
  ClipByValue: [
    {
      inputs: () => ({ x: tensor([-9, 9], [2], 'int32') }),
      attributes: { clipValueMin: -2, clipValueMax: 3 },
      expected: [-2, 3],
    },
  ],
  GatherV2: [
    {
      inputs: () => ({ x: tensor([1, 2], [1, 2]), indices: tensor([1], [1], 'int32') }),
      attributes: { axis: -1, batchDims: 0 },
      expected: [2],
    },
  ],
  _FusedMatMul: [
    // 1 2 times a column of ones is 3, and 0 0 gives 0: one bias for all columns, one for each row of a batch.
    {
      inputs: () => ({ a: ones([1, 1, 2]), b: ones([1, 2, 2]), bias: tensor([10], [1]) }),
      attributes: { transposeA: false, transposeB: false, activation: 'linear' },
      expected: [12, 12],
    },
    {
      inputs: () => ({ a: ones([2, 2, 2]), b: ones([2, 2, 2]), bias: tensor([10, 20], [2]) }),
      attributes: { transposeA: false, transposeB: false, activation: 'linear' },
      expected: [12, 22, 12, 22, 12, 22, 12, 22],
    },
    {
      inputs: () => ({ a: ones([1, 2, 2]), b: ones([1, 2, 2]), bias: tensor([10, 20], [2, 1]) }),
      attributes: { transposeA: false, transposeB: false, activation: 'linear' },
      expected: [12, 12, 22, 22],
    },
  ],
  Einsum: [
    {
      inputs: () => ({ 0: tensor([1, 2], [1, 2]), 1: tensor([3, 4], [2, 1]) }),
      attributes: { equation: 'ab,bc->ac' },
      expected: [11],
    },
    // The axis a is the first factor's alone, and summed: 1 + 2 times 3 and 4.
    {
      inputs: () => ({ 0: tensor([1, 2], [2, 1]), 1: tensor([3, 4], [1, 2]) }),
      attributes: { equation: 'ab,bc->c' },
      expected: [9, 12],
    },
  ],
  // A slope for each row.
  Prelu: [
    {
      inputs: () => ({ x: tensor([-1, -1, -1, -1], [2, 2]), alpha: tensor([1, 2], [2, 1]) }),
      attributes: {},
      expected: [-1, -1, -2, -2],
    },
    {
      inputs: () => ({ x: neg(ones([1, 2, 2, 2, 3])), alpha: tensor([1, 2, 3]) }),
      attributes: {},
      expected: Array.from({ length: 24 }, (_, index) => -1 - (index % 3)),
    },
  ],
  // Two: as many as even a kernel that takes four bytes for each can reverse without writing over others' memory.
  Reverse: [
    {
      inputs: () => ({ x: tensor([0, 1], [2], 'bool') }),
      attributes: { dims: [0] },
      expected: [1, 0],
    },
    {
      inputs: () => ({ x: tensor([1, 2], [1, 1, 1, 2, 1]) }),
      attributes: { dims: [3] },
      expected: [2, 1],
    },
  ],
  OneHot: [
    {
      inputs: () => ({ indices: tensor([1], [1], 'int32') }),
      attributes: { depth: 2, onValue: 2.5, offValue: -0.5, dtype: 'float32' },
      expected: [-0.5, 2.5],
    },
  ],
  FloorDiv: [
    {
      inputs: () => ({ a: tensor([1.5, -1.5]), b: tensor([0.5, 1]) }),
      attributes: {},
      expected: [3, -2],
    },
    {
      inputs: () => ({ a: add(zeros([1, 2, 8, 32, 3]), 6), b: tensor([1, 2, 3]) }),
      attributes: {},
      expected: Array.from({ length: 1536 }, (_, index) => 6 / (1 + (index % 3))),
    },
  ],
  Select: [
    {
      inputs: () => ({
        condition: tensor([1, 0], [1, 1, 1, 1, 2], 'bool'),
        t: tensor([1, 2], [1, 1, 1, 1, 2]),
        e: tensor([3, 4], [1, 1, 1, 1, 2]),
      }),
      attributes: {},
      expected: [1, 4],
    },
  ],
  // A row next to five axes, of more numbers than WebGPU leaves to JavaScript.
  Add: [
    {
      inputs: () => ({ a: zeros([1, 2, 8, 32, 3]), b: tensor([1, 2, 3]) }),
      attributes: {},
      expected: Array.from({ length: 1536 }, (_, index) => 1 + (index % 3)),
    },
  ],
} satisfies Record<string, readonly Trial[]>;
