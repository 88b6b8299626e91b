import '@tensorflow/tfjs-backend-cpu';
import { GradCamError } from '@gradcam/errors';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { withMendedGradients } from '@gradcam/tfjs-gradients';
import type { OnnxAttribute, OnnxGraph, OnnxNode } from '../../src/graph/onnx-graph.js';
import { headRefusal } from '../../src/head/head-refusal.js';
import { needsSingleBatch } from '../../src/head/needs-single-batch.js';
import { numbersFed } from '../../src/head/numbers-fed.js';
import { onnxHead } from '../../src/head/onnx-head.js';
import { hostValue } from '../../src/head/values/host-value.js';
import { constant, constants, list, onnxTensor, weights, type CaseInput } from './op-case.js';

beforeAll(() => tf.setBackend('cpu'));

function node(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, OnnxAttribute>> = {},
  domain = '',
): OnnxNode {
  return {
    name: `${op} of ${output}`,
    op,
    domain,
    inputs,
    outputs: [output],
    attributes: new Map(Object.entries(attributes)),
    captured: [],
  };
}

function graphOf(
  nodes: readonly OnnxNode[],
  constants: Readonly<Record<string, CaseInput>> = {},
): OnnxGraph {
  return {
    opsets: new Map([['', 17]]),
    nodes,
    constants: new Map(Object.entries(constants).map(([name, input]) => [name, onnxTensor(input)])),
    inputs: [],
    outputs: [],
    values: new Map(),
  };
}

/** Runs all nodes of a graph. */
async function run(graph: OnnxGraph, x: tf.Tensor, target = 'y'): Promise<number[]> {
  const head = onnxHead(graph, { nodes: graph.nodes, target });
  const result = tf.tidy(() => head(new Map([['x', x]])));
  const values = Array.from(await result.data());
  tf.dispose([result, x]);
  return values;
}

/** What exporters write for a flattening whose batch stays open: [N, 2, 1, 2] becomes [N, 4]. */
const flattening = graphOf(
  [
    node('Shape', ['x'], 'shape'),
    node('Gather', ['shape', 'zero'], 'batch', { axis: { kind: 'int', value: 0 } }),
    node('Unsqueeze', ['batch', 'axes'], 'first'),
    node('Concat', ['first', 'rest'], 'wanted', { axis: { kind: 'int', value: 0 } }),
    node('Reshape', ['x', 'wanted'], 'flat'),
    node('ReduceSum', ['flat', 'one'], 'y', { keepdims: { kind: 'int', value: 0 } }),
  ],
  { zero: list([0], []), axes: list([0]), rest: list([-1]), one: list([1]) },
);

it('computes shapes in JavaScript, from those of the tensors', async () => {
  expect(await run(flattening, tf.tensor([1, 2, 3, 4], [1, 2, 1, 2]))).toEqual([10]);
  expect(await run(flattening, tf.tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 1, 2]))).toEqual([
    10, 26,
  ]);
  expect(headRefusal(flattening.nodes, flattening)).toBeUndefined();
  expect(numbersFed(flattening.nodes, flattening)).toEqual(new Set());
});

it('takes a shape from above the cut as numbers, and says which', async () => {
  const nodes = flattening.nodes.slice(1);
  expect(numbersFed(nodes, flattening)).toEqual(new Set(['shape']));
  const head = onnxHead(flattening, { nodes, target: 'y' });
  const x = tf.tensor([1, 2, 3, 4], [1, 2, 1, 2]);
  const shape = hostValue('int64', [4], [1, 2, 1, 2]);
  const result = tf.tidy(() =>
    head(
      new Map<string, tf.Tensor | typeof shape>([
        ['x', x],
        ['shape', shape],
      ]),
    ),
  );
  expect(Array.from(await result.data())).toEqual([10]);
  const asTensor = new Map([
    ['x', x],
    ['shape', tf.tensor1d([1, 2, 1, 2], 'int32')],
  ]);
  expect(() => tf.tidy(() => head(asTensor))).toThrow(
    'the node "Reshape of flat" (Reshape) takes a shape, an axis or a count that is computed from the activations, got "wanted"',
  );
  tf.dispose([result, x, ...asTensor.values()]);
});

it('leaves nothing on the backend, and reads a constant once', () => {
  let reads = 0;
  const graph = graphOf([node('MatMul', ['x', 'w'], 'y')], { w: weights([2, 2]) });
  const weight = graph.constants.get('w');
  if (weight === undefined) throw new Error('the weight is there');
  const bytes = (): Uint8Array => {
    reads++;
    return weight.bytes();
  };
  const counted = { ...graph, constants: new Map([['w', { ...weight, bytes }]]) };
  const head = onnxHead(counted, { nodes: graph.nodes, target: 'y' });
  const before = tf.memory().numTensors;
  const x = tf.ones([1, 2]);
  tf.tidy(() => void head(new Map([['x', x]])));
  tf.tidy(() => void head(new Map([['x', x]])));
  x.dispose();
  expect(tf.memory().numTensors).toBe(before);
  expect(reads).toBe(1);
});

const runtimes = 'com.microsoft';
it.each([
  [
    'scale',
    [
      node(
        'QLinearMul',
        ['w', 'one', 'none', 'w', 'two', 'none', 'one', 'none'],
        'y',
        {},
        runtimes,
      ),
    ],
    // 1 times 2, and 2 times 4.
    [2, 8],
  ],
  [
    'zero point',
    [
      node('MatMulInteger', ['x', 'w', '', 'none'], 'a'),
      node('MatMulInteger', ['x', 'w', '', 'first'], 'b'),
      node('Add', ['a', 'b'], 'y'),
    ],
    // 1 + 2 and 0 + 1.
    [4],
  ],
])('reads a quantised constant by the %s of each use', async (_, nodes, expected) => {
  const graph = graphOf(nodes, {
    w: constants('uint8', [1, 2]),
    one: constant(1),
    two: constant(2),
    none: constant(0, 'uint8'),
    first: constant(1, 'uint8'),
  });
  expect(await run(graph, tf.ones([1, 2]))).toEqual(expected);
});

it('takes along what comes of constants alone, and computes it once', async () => {
  const graph = graphOf([
    node('Constant', [], 'one', { value_float: { kind: 'float', value: 1 } }),
    node('Add', ['one', 'one'], 'two'),
    node('Mul', ['x', 'two'], 'y'),
  ]);
  const nodes = graph.nodes.slice(2);
  const head = onnxHead(graph, { nodes, target: 'y' });
  const x = tf.tensor1d([3, 4]);
  const result = tf.tidy(() => head(new Map([['x', x]])));
  expect(Array.from(await result.data())).toEqual([6, 8]);
  tf.dispose([x, result]);
});

it.each([
  ['is an op of com.example, not of ONNX', node('Relu', ['x'], 'y', {}, 'com.example')],
  ['is a branch or a loop', node('If', ['x'], 'y')],
  ['is an op without a gradient here', node('NonMaxSuppression', ['x'], 'y')],
  [
    'normalises by the batch, as in training',
    node('BatchNormalization', ['x', 'a', 'b', 'c', 'd'], 'y', {
      training_mode: { kind: 'int', value: 1 },
    }),
  ],
  [
    'gives statistics of the batch, as in training',
    { ...node('BatchNormalization', ['x', 'a', 'b', 'c', 'd'], 'y'), outputs: ['y', 'mean'] },
  ],
])('says of a node that it %s', (reason, refused) => {
  const graph = graphOf([node('Relu', ['x'], 'x2'), refused]);
  expect(headRefusal(graph.nodes, graph)).toEqual({
    node: refused.name,
    op: refused.op,
    reason,
  });
});

it('says of a node that what it computes decides a shape', () => {
  const graph = graphOf([
    node('Sin', ['x'], 'wave'),
    node('Cast', ['wave'], 'count', { to: { kind: 'int', value: 7 } }),
    node('Expand', ['x', 'count'], 'y'),
  ]);
  expect(headRefusal(graph.nodes, graph)).toEqual({
    node: 'Sin of wave',
    op: 'Sin',
    reason: 'decides a shape, an axis or a count by what is computed',
  });
});

it('refuses what an op lacks, in place of computing something else', () => {
  const graph = graphOf(
    [node('Pad', ['x', 'pads'], 'y', { mode: { kind: 'string', value: 'spiral' } })],
    { pads: list([1, 1]) },
  );
  const head = onnxHead(graph, { nodes: graph.nodes, target: 'y' });
  const x = tf.ones([2]);
  expect(() => tf.tidy(() => head(new Map([['x', x]])))).toThrow(
    'the node "Pad of y" pads by spiral, got Pad',
  );
  x.dispose();
});

it('refuses an op that it does not know, and a value that nobody computes', () => {
  const unknown = graphOf([node('NonZero', ['x'], 'y')]);
  const head = onnxHead(unknown, { nodes: unknown.nodes, target: 'y' });
  const x = tf.ones([2]);
  expect(() => tf.tidy(() => head(new Map([['x', x]])))).toThrow(GradCamError);
  expect(() => tf.tidy(() => head(new Map([['x', x]])))).toThrow(
    'the node "NonZero of y" is an op without a gradient here, got NonZero',
  );
  expect(() => tf.tidy(() => head(new Map([['z', x]])))).toThrow(
    'the head reads a value that nobody computes, got "x"',
  );
  x.dispose();
});

it.each([
  [true, 'a batch of 1 in a shape', [1, 2]],
  [false, 'a shape that leaves the batch open', [-1, 2]],
  [false, 'a shape that takes the batch from the input', [0, 2]],
])('needs one sample at a time: %s, for %s', (expected, _, shape) => {
  const graph = graphOf([node('Relu', ['x'], 'a'), node('Reshape', ['a', 's'], 'y')], {
    s: list(shape),
  });
  expect(needsSingleBatch(graph.nodes, graph)).toBe(expected);
});

it.each([
  [true, node('Resize', ['x', '', '', 's'], 'y')],
  [false, node('Resize', ['x', '', '', 's'], 'y', { axes: { kind: 'ints', value: [2, 3] } })],
  [false, node('Resize', ['x', '', 's'], 'y')],
  [true, node('Squeeze', ['x'], 'y')],
  [true, node('Squeeze', ['x', 'first'], 'y')],
  [false, node('Squeeze', ['x', 'others'], 'y')],
])('needs one sample at a time: %s, for a batch that is resized or left out', (expected, of) => {
  const constants = { s: list([1, 2, 3, 3]), first: list([0]), others: list([2, 3]) };
  expect(needsSingleBatch([of], graphOf([of], constants))).toBe(expected);
});

it('needs one sample at a time where a class token of one is put beside the others', () => {
  const axis = { axis: { kind: 'int', value: 1 } } as const;
  const nodes = [
    node('Expand', ['token', 'shape'], 'first'),
    node('Reshape', ['w', 'shape'], 'weight'),
    node('Add', ['x', 'weight'], 'more'),
    node('Concat', ['first', 'more'], 'y', axis),
  ];
  const [of, withBatch] = [1, 2].map((batch) =>
    graphOf(nodes, {
      token: weights([1, 1, 2]),
      w: weights([batch * 2]),
      shape: list([batch, 1, 2]),
    }),
  );
  expect(of && needsSingleBatch(nodes, of)).toBe(true);
  // A weight of its own shape says nothing of the batch.
  expect(withBatch && needsSingleBatch(nodes, withBatch)).toBe(false);
});

it('passes the gradient of a quantised activation straight through, but for what is beyond its range', async () => {
  const graph = graphOf(
    [
      node('QuantizeLinear', ['x', 'scale', 'zero'], 'q'),
      node('DequantizeLinear', ['q', 'scale', 'zero'], 'y'),
    ],
    { scale: constant(0.5), zero: constant(0, 'int8') },
  );
  const head = onnxHead(graph, { nodes: graph.nodes, target: 'y' });
  const x = tf.tensor1d([-100, -0.3, 0.8, 100]);
  const { value, grad } = await withMendedGradients(() =>
    tf.valueAndGrad((from) =>
      tf.sum(tf.mul(head(new Map([['x', from]])), tf.tensor1d([1, 2, 3, 4]))),
    )(x),
  );
  // -64, -0.5, 1 and 63.5.
  expect(Array.from(await value.data())).toEqual([-64 - 1 + 3 + 254]);
  expect(Array.from(await grad.data())).toEqual([0, 2, 3, 0]);
  tf.dispose([x, value, grad]);
});

it('passes the gradient through activations that are quantised while they run, as if they were not', async () => {
  const graph = graphOf(
    [
      { ...node('DynamicQuantizeLinear', ['x'], 'q'), outputs: ['q', 'scale', 'zero'] },
      node('MatMulInteger', ['q', 'w', 'zero'], 'whole'),
      node('Cast', ['whole'], 'floating', { to: { kind: 'int', value: 1 } }),
      node('Mul', ['floating', 'scale'], 'y'),
    ],
    { w: constants('int8', [1, -2, 3, 4], [2, 2]) },
  );
  const head = onnxHead(graph, { nodes: graph.nodes, target: 'y' });
  const x = tf.tensor2d([[-1, 1.55]]);
  const { value, grad } = await withMendedGradients(() =>
    tf.valueAndGrad((from) => tf.sum(tf.mul(head(new Map([['x', from]])), tf.tensor2d([[1, 10]]))))(
      x,
    ),
  );
  // A step is 0.01, so that nothing is rounded: -1 + 4.65 and 10 * (2 + 6.2); 1 - 20 and 3 + 40 come back.
  expect((await value.data())[0]).toBeCloseTo(85.65, 3);
  const [first, second] = await grad.data();
  expect(first).toBeCloseTo(-19, 4);
  expect(second).toBeCloseTo(43, 4);
  tf.dispose([x, value, grad]);
});
