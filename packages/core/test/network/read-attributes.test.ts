import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphModelOf } from '../../../testing/src/nets/written/graph-model-of.js';
import { toNetwork } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

const text = (value: string) => ({ s: btoa(value) });
const integers = (...values: number[]) => ({ list: { i: values.map(String) } });
const window = {
  ksize: integers(1, 2, 2, 1),
  strides: integers(1, 2, 2, 1),
  padding: text('VALID'),
};
const first = { data_format: text('NCHW') };

/** One node of a picture of 4 x 4 with three channels. */
const netOf = (op: string, attr: object, input: readonly string[] = ['x']) =>
  graphModelOf({
    inputs: { x: [1, 4, 4, 3] },
    constants: {
      three: { shape: [3], values: [1, 2, 3] },
      sizes: { shape: [4], values: [1, 4, 4, 3], dtype: 'int32' },
      kernel: { shape: [1, 1, 3, 3], values: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
      whole: { shape: [], values: [3], dtype: 'int32' },
      on: { shape: [], values: [1] },
      off: { shape: [], values: [0] },
    },
    nodes: { node: { op, input, attr: { ...attr } } },
    outputs: { node: [1, 2, 2, 3] },
  });
const norm = ['x', 'three', 'three', 'three', 'three'];
const transposed = {
  strides: integers(1, 1, 1, 1),
  padding: text('SAME'),
  data_format: text('NHWC'),
};
const backwards = ['sizes', 'kernel', 'x'];
const codes = ['x', 'whole', 'on', 'off'];

describe('an attribute that TensorFlow.js leaves out', () => {
  it.each([
    ['MaxPool', { ...window, ...first }, ['x'], 'a layer whose channels come first'],
    ['AvgPool', { ...window, ...first }, ['x'], 'a layer whose channels come first'],
    ['BiasAdd', first, ['x', 'three'], 'a layer whose channels come first'],
    ['FusedBatchNormV3', { ...first, is_training: { b: false } }, norm, 'a layer whose channels'],
    ['FusedBatchNormV3', { is_training: { b: true } }, norm, 'a batch norm in training mode'],
    ['Conv2DBackpropInput', { ...transposed, ...first }, backwards, 'a layer whose channels'],
    [
      'Conv2DBackpropInput',
      { ...transposed, dilations: integers(1, 2, 2, 1) },
      backwards,
      'a transposed convolution with dilation',
    ],
    ['OneHot', { axis: { i: '1' } }, codes, 'a one-hot code that does not lie along the last axis'],
  ])('of a %s is refused where it says what is not computed: %j', async (op, attr, input, what) => {
    const model = await netOf(op, attr, input);
    expect(() => toNetwork(model)).toThrow(
      new RegExp(
        `the graph has ${what}.*, which TensorFlow.js does not compute, got "node" of type ${op}; `,
      ),
    );
    model.dispose();
  });

  it.each([
    ['MaxPool', { ...window, data_format: text('NHWC') }, ['x'], [1, 2, 2, 3]],
    ['AvgPool', window, ['x'], [1, 2, 2, 3]],
    ['BiasAdd', { data_format: text('NHWC') }, ['x', 'three'], [1, 4, 4, 3]],
    ['FusedBatchNormV3', { is_training: { b: false } }, norm, [1, 4, 4, 3]],
    [
      'Conv2DBackpropInput',
      { ...transposed, dilations: integers(1, 1, 1, 1) },
      backwards,
      [1, 4, 4, 3],
    ],
  ])('of a %s is no matter where it says what is computed: %j', async (op, attr, input, shape) => {
    const model = await netOf(op, attr, input);
    const { graph } = toNetwork(model);
    expect(graph.layers.find(({ name }) => name === 'node')?.outputShape).toEqual(shape);
    model.dispose();
  });
});
