import { io } from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';

const shapeOf = (...sizes: number[]) => ({
  shape: { dim: sizes.map((size) => ({ size: String(size) })) },
});
const float = { type: 'DT_FLOAT' } as const;
const strings = (...values: string[]) => ({ list: { s: values.map((value) => btoa(value)) } });
const constant = (name: string, ...shape: number[]) => ({
  name,
  op: 'Const',
  attr: {
    dtype: float,
    value: { tensor: { dtype: 'DT_FLOAT', tensorShape: shapeOf(...shape).shape } },
  },
});

/** A branch that hands on what it gets, whichever side it takes. */
const branch = (source: string) => [
  { name: 'switch', op: 'Switch', input: [source, 'yes'], attr: { T: float } },
  { name: 'merge', op: 'Merge', input: ['switch', 'switch:1'], attr: { T: float, N: { i: '2' } } },
];

/**
 * The two-channel net with softmax as a graph model, as the converter writes one: the convolution with its bias and
 * ReLU fused into one node, and beside the probabilities a second output, their argmax.
 *
 * A branch, which always takes the side of its condition, can be put before the convolution or behind the product; or `copy`, a
 * copy of the probabilities in their place, waits for one that it does not read.
 *
 * @param kind Where the branch is.
 * @returns The model; the caller disposes it.
 */
export async function graphNet(
  kind: 'plain' | 'branch before' | 'branch after' | 'branch waited for' = 'plain',
): Promise<GraphModel> {
  const nodes = [
    { name: 'image', op: 'Placeholder', attr: { dtype: float, shape: shapeOf(-1, 2, 2, 1) } },
    constant('kernel', 1, 1, 1, 2),
    constant('bias', 2),
    constant('weights', 2, 2),
    {
      name: 'yes',
      op: 'Const',
      attr: {
        dtype: { type: 'DT_BOOL' },
        value: { tensor: { dtype: 'DT_BOOL', tensorShape: {} } },
      },
    },
    {
      name: 'axes',
      op: 'Const',
      attr: {
        dtype: { type: 'DT_INT32' },
        value: { tensor: { dtype: 'DT_INT32', tensorShape: shapeOf(2).shape } },
      },
    },
    {
      name: 'axis',
      op: 'Const',
      attr: {
        dtype: { type: 'DT_INT32' },
        value: { tensor: { dtype: 'DT_INT32', tensorShape: {} } },
      },
    },
    ...(kind === 'plain' ? [] : branch(kind === 'branch after' ? 'logits' : 'image')),
    {
      name: 'conv/Relu',
      op: '_FusedConv2D',
      input: [kind === 'branch before' ? 'merge' : 'image', 'kernel', 'bias'],
      attr: {
        T: float,
        strides: { list: { i: ['1', '1', '1', '1'] } },
        padding: { s: btoa('VALID') },
        data_format: { s: btoa('NHWC') },
        dilations: { list: { i: ['1', '1', '1', '1'] } },
        num_args: { i: '1' },
        epsilon: { f: 0 },
        fused_ops: strings('BiasAdd', 'Relu'),
      },
    },
    {
      name: 'pool',
      op: 'Mean',
      input: ['conv/Relu', 'axes'],
      attr: { T: float, keep_dims: { b: false } },
    },
    {
      name: 'logits',
      op: 'MatMul',
      input: ['pool', 'weights'],
      attr: { T: float, transpose_a: { b: false }, transpose_b: { b: false } },
    },
    {
      name: 'probabilities',
      op: 'Softmax',
      input: [kind === 'branch after' ? 'merge' : 'logits'],
      attr: { T: float },
    },
    {
      name: 'copy',
      op: 'Identity',
      input: ['probabilities', ...(kind === 'branch waited for' ? ['^merge'] : [])],
      attr: { T: float },
    },
    { name: 'class', op: 'ArgMax', input: ['probabilities', 'axis'], attr: { T: float } },
  ];
  const floats = Float32Array.of(1, -1, 0, 5, 2, 0, -1, 1);
  const integers = Int32Array.of(1, 2, 1);
  const weightData = new Uint8Array(floats.byteLength + integers.byteLength + 1);
  weightData.set(new Uint8Array(floats.buffer), 0);
  weightData.set(new Uint8Array(integers.buffer), floats.byteLength);
  weightData.set([1], floats.byteLength + integers.byteLength);
  return loadGraphModel(
    io.fromMemory({
      format: 'graph-model',
      modelTopology: { node: nodes, versions: { producer: 1 } },
      signature: {
        inputs: {
          image: { name: 'image', dtype: 'DT_FLOAT', tensorShape: shapeOf(-1, 2, 2, 1).shape },
        },
        outputs: {
          [kind === 'branch waited for' ? 'copy' : 'probabilities']: {
            name: kind === 'branch waited for' ? 'copy' : 'probabilities',
            dtype: 'DT_FLOAT',
            tensorShape: shapeOf(-1, 2).shape,
          },
          class: { name: 'class', dtype: 'DT_INT32', tensorShape: shapeOf(-1).shape },
        },
      },
      weightSpecs: [
        { name: 'kernel', shape: [1, 1, 1, 2], dtype: 'float32' },
        { name: 'bias', shape: [2], dtype: 'float32' },
        { name: 'weights', shape: [2, 2], dtype: 'float32' },
        { name: 'axes', shape: [2], dtype: 'int32' },
        { name: 'axis', shape: [], dtype: 'int32' },
        { name: 'yes', shape: [], dtype: 'bool' },
      ],
      weightData: weightData.buffer,
    }),
  );
}
