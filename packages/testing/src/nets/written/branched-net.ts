import type { GraphModel } from '@tensorflow/tfjs-converter';
import { graphModelOf, windows } from './graph-model-of.js';

/**
 * Makes a net that takes a picture x of 2 x 2 along two paths: relu(relu(x)), its mean and a running product, which has no
 * gradient; and relu(2x) and its mean. The score is the first and three times the second.
 *
 * @returns The model; the caller disposes it.
 */
export function branchedNet(): Promise<GraphModel> {
  const convolution = (input: string, kernel: string) => ({
    op: 'Conv2D',
    input: [input, kernel],
    attr: windows(1),
  });
  const mean = (input: string) => ({
    op: 'Mean',
    input: [input, 'space'],
    attr: { keep_dims: { b: false } },
  });
  return graphModelOf({
    inputs: { image: [-1, 2, 2, 1] },
    constants: {
      one: { shape: [1, 1, 1, 1], values: [1] },
      two: { shape: [1, 1, 1, 1], values: [2] },
      space: { shape: [2], values: [1, 2], dtype: 'int32' },
      axis: { shape: [], values: [1], dtype: 'int32' },
      weights: { shape: [2, 1], values: [1, 3] },
    },
    nodes: {
      'first/conv': convolution('image', 'one'),
      'first/relu': { op: 'Relu', input: ['first/conv'] },
      'deep/conv': convolution('first/relu', 'one'),
      'deep/relu': { op: 'Relu', input: ['deep/conv'] },
      'deep/mean': mean('deep/relu'),
      product: {
        op: 'Cumprod',
        input: ['deep/mean', 'axis'],
        attr: { exclusive: { b: false }, reverse: { b: false } },
      },
      'side/conv': convolution('image', 'two'),
      'side/relu': { op: 'Relu', input: ['side/conv'] },
      'side/mean': mean('side/relu'),
      both: { op: 'ConcatV2', input: ['product', 'side/mean', 'axis'], attr: { N: { i: '2' } } },
      score: { op: 'MatMul', input: ['both', 'weights'] },
    },
    outputs: { score: [-1, 1] },
  });
}
