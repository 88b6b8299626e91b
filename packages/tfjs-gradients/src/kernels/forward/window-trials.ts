import { ones, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Trial } from '../../overrides/passes-trials.js';

const plain = { dataFormat: 'NHWC', dilations: [1, 1], activation: 'linear' } as const;

/** Windows of two in steps of three over 1 to 6, which leaves out 3 and 6. */
const leavingOut: Trial = {
  inputs: () => ({ x: tensor([1, 2, 3, 4, 5, 6], [1, 1, 6, 1]), filter: ones([1, 2, 1, 1]) }),
  attributes: { ...plain, strides: [1, 3], pad: 'same' },
  expected: [3, 9],
};

/** One position with a border of one around it. */
const bordered: Trial = {
  inputs: () => ({ x: tensor([1], [1, 1, 1, 1]), filter: ones([1, 1, 1, 1]) }),
  attributes: { ...plain, strides: [1, 1], pad: 1 },
  expected: [0, 0, 0, 0, 1, 0, 0, 0, 0],
};

/** Biases of other shapes than one number for each channel: one for all, and one for each of two positions. */
const biased: readonly Trial[] = [
  { shape: [], values: [10], expected: [11, 11, 12, 12] },
  { shape: [1, 2, 1], values: [10, 20], expected: [11, 11, 22, 22] },
].map(({ shape, values, expected }) => ({
  inputs: () => ({
    x: tensor([1, 2], [1, 1, 2, 1]),
    filter: ones([1, 1, 1, 2]),
    bias: tensor(values, shape),
  }),
  attributes: { ...plain, strides: [1, 1], pad: 'valid' },
  expected,
}));

/** Windows of two by two over one position with a border of one: each sees it. */
const poolBordered: Trial = {
  inputs: () => ({ x: tensor([-3], [1, 1, 1, 1]) }),
  attributes: { filterSize: [2, 2], strides: [1, 1], pad: 1 },
  expected: [-3, -3, -3, -3],
};

/** Windows of two by two in steps of two over three by three, rounded up: the last in each direction hang over the edge. */
const poolRounded = {
  inputs: () => ({ x: threeByThree(-1) }),
  attributes: { filterSize: [2, 2], strides: [2, 2], pad: 0, dimRoundingMode: 'ceil' },
} satisfies Omit<Trial, 'expected'>;

/** By kernel with windows: what shows whether the backend has it right. */
export const windowTrials = {
  Conv2D: [
    leavingOut,
    {
      inputs: () => ({ x: threeByThree(1), filter: ones([2, 2, 1, 1]) }),
      attributes: { ...plain, strides: [2, 2], pad: 0, dimRoundingMode: 'ceil' },
      expected: [12, 9, 15, 9],
    },
  ],
  'Conv2D by numbers': [bordered],
  DepthwiseConv2dNative: [leavingOut],
  'DepthwiseConv2dNative by numbers': [bordered],
  'FusedConv2D by numbers': [bordered],
  'FusedDepthwiseConv2D by numbers': [bordered],
  'AvgPool by numbers': [poolBordered],
  AvgPool: [{ ...poolRounded, expected: [-3, -4.5, -7.5, -9] }],
  'MaxPool by numbers': [poolBordered],
  MaxPool: [{ ...poolRounded, expected: [-1, -3, -7, -9] }],
  FusedConv2D: [leavingOut, ...biased],
  FusedDepthwiseConv2D: [leavingOut, ...biased],
  // A window of one in steps of two over 1 2 3 4 sees 1 and 3.
  Conv3D: [
    {
      inputs: () => ({ x: tensor([1, 2, 3, 4], [1, 4, 1, 1, 1]), filter: ones([1, 1, 1, 1, 1]) }),
      attributes: { strides: [2, 1, 1], pad: 'same', dilations: [1, 1, 1], dataFormat: 'NDHWC' },
      expected: [1, 3],
    },
  ],
  Conv3DBackpropInputV2: [
    {
      inputs: () => ({ dy: tensor([1, 3], [1, 2, 1, 1, 1]), filter: ones([1, 1, 1, 1, 1]) }),
      attributes: { strides: [1, 1, 1], pad: 'same', inputShape: [1, 2, 1, 1, 1] },
      expected: [1, 3],
    },
  ],
  'Conv3DBackpropInputV2 in large steps': [
    {
      inputs: () => ({ dy: tensor([1, 3], [1, 2, 1, 1, 1]), filter: ones([1, 1, 1, 1, 1]) }),
      attributes: { strides: [2, 1, 1], pad: 'same', inputShape: [1, 4, 1, 1, 1] },
      expected: [1, 0, 3, 0],
    },
  ],
  AvgPool3D: [pooled([1, 2, 3, 4], 2, [1, 3])],
  MaxPool3D: [pooled([-1, -2, -3, -4], 1, [-1, -2, -3, -4])],
  'MaxPool3D in large steps': [pooled([1, 2, 3, 4], 2, [1, 3])],
  Dilation2D: [
    {
      inputs: () => ({ x: tensor([-2, -1], [1, 1, 2, 1]), filter: tensor([0, 0], [1, 2, 1]) }),
      attributes: { strides: [1, 1], pad: 'valid', dilations: [1, 1] },
      expected: [-1],
    },
  ],
} satisfies Record<string, readonly Trial[]>;

/** 1 to 9, row by row, times a factor. */
function threeByThree(factor: number): Tensor {
  return tensor(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => value * factor),
    [1, 3, 3, 1],
  );
}

/** Pools of one over a line of four. */
function pooled(values: number[], step: number, expected: readonly number[]): Trial {
  return {
    inputs: () => ({ x: tensor(values, [1, 4, 1, 1, 1]) }),
    attributes: { filterSize: [1, 1, 1], strides: [step, 1, 1], pad: 'same', dataFormat: 'NDHWC' },
    expected,
  };
}
