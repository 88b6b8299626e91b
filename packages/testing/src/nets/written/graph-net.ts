import { io } from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';

const shapeOf = (...sizes: number[]) => ({
  shape: { dim: sizes.map((size) => ({ size: String(size) })) },
});
const float = { type: 'DT_FLOAT' } as const;
const strings = (...values: string[]) => ({ list: { s: values.map((value) => btoa(value)) } });
const constant = (name: string, dtype: string, ...shape: number[]) => ({
  name,
  op: 'Const',
  attr: {
    dtype: { type: dtype },
    value: { tensor: { dtype, tensorShape: shape.length === 0 ? {} : shapeOf(...shape).shape } },
  },
});

/** A branch that passes on its input, on either side. */
const branch = (source: string) => [
  { name: 'switch', op: 'Switch', input: [source, 'yes'], attr: { T: float } },
  { name: 'merge', op: 'Merge', input: ['switch', 'switch:1'], attr: { T: float, N: { i: '2' } } },
];

/** The position of a branch: before the convolution, behind the product, or next to both. */
type BranchPlace = 'plain' | 'branch before' | 'branch after' | 'branch waited for';

const constants = [
  constant('kernel', 'DT_FLOAT', 1, 1, 1, 2),
  constant('bias', 'DT_FLOAT', 2),
  constant('weights', 'DT_FLOAT', 2, 2),
  constant('yes', 'DT_BOOL'),
  constant('axes', 'DT_INT32', 2),
  constant('axis', 'DT_INT32'),
];

const fusedConvolution = (source: string) => ({
  name: 'conv/Relu',
  op: '_FusedConv2D',
  input: [source, 'kernel', 'bias'],
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
});

const nodesOf = (kind: BranchPlace) => [
  { name: 'image', op: 'Placeholder', attr: { dtype: float, shape: shapeOf(-1, 2, 2, 1) } },
  ...constants,
  ...(kind === 'plain' ? [] : branch(kind === 'branch after' ? 'logits' : 'image')),
  fusedConvolution(kind === 'branch before' ? 'merge' : 'image'),
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

const signatureOf = (output: string) => ({
  inputs: {
    image: { name: 'image', dtype: 'DT_FLOAT', tensorShape: shapeOf(-1, 2, 2, 1).shape },
  },
  outputs: {
    [output]: { name: output, dtype: 'DT_FLOAT', tensorShape: shapeOf(-1, 2).shape },
    class: { name: 'class', dtype: 'DT_INT32', tensorShape: shapeOf(-1).shape },
  },
});

const weightSpecs: io.WeightsManifestEntry[] = [
  { name: 'kernel', shape: [1, 1, 1, 2], dtype: 'float32' },
  { name: 'bias', shape: [2], dtype: 'float32' },
  { name: 'weights', shape: [2, 2], dtype: 'float32' },
  { name: 'axes', shape: [2], dtype: 'int32' },
  { name: 'axis', shape: [], dtype: 'int32' },
  { name: 'yes', shape: [], dtype: 'bool' },
];

/** The kernel, the bias and the weights; the axes to pool over and that of the classes; a condition that is true. */
function weightBytes(): ArrayBuffer {
  const floats = Float32Array.of(1, -1, 0, 5, 2, 0, -1, 1);
  const integers = Int32Array.of(1, 2, 1);
  const bytes = new Uint8Array(floats.byteLength + integers.byteLength + 1);
  bytes.set(new Uint8Array(floats.buffer), 0);
  bytes.set(new Uint8Array(integers.buffer), floats.byteLength);
  bytes.set([1], floats.byteLength + integers.byteLength);
  return bytes.buffer;
}

/**
 * Makes the two-channel net with softmax as a graph model, as the converter writes one: the convolution with its bias and ReLU
 * fused into one node, and a second output next to the probabilities, their argmax.
 *
 * A branch, which always takes the side of its condition, can be put before the convolution or behind the product; or `copy`, a
 * copy of the probabilities that replaces them, waits for one that it does not read.
 *
 * @param kind The position of the branch.
 * @returns The model; the caller disposes it.
 */
export async function graphNet(kind: BranchPlace = 'plain'): Promise<GraphModel> {
  return loadGraphModel(
    io.fromMemory({
      format: 'graph-model',
      modelTopology: { node: nodesOf(kind), versions: { producer: 1 } },
      signature: signatureOf(kind === 'branch waited for' ? 'copy' : 'probabilities'),
      weightSpecs,
      weightData: weightBytes(),
    }),
  );
}
