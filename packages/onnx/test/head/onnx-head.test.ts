import '@tensorflow/tfjs-backend-cpu';
import { GradCamError } from '@gradcam/errors';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { OnnxAttribute, OnnxGraph, OnnxNode } from '../../src/graph/onnx-graph.js';
import { headRefusal } from '../../src/head/head-refusal.js';
import { numbersFed } from '../../src/head/numbers-fed.js';
import { onnxHead } from '../../src/head/onnx-head.js';
import { hostValue } from '../../src/head/values/host-value.js';
import { list, onnxTensor, weights, type CaseInput } from './op-case.js';

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
  ['is an op of com.microsoft, not of ONNX', node('FusedConv', ['x'], 'y', {}, 'com.microsoft')],
  ['is a branch or a loop', node('If', ['x'], 'y')],
  ['is an op without a gradient here', node('NonMaxSuppression', ['x'], 'y')],
  [
    'normalises by the batch, as in training',
    node('BatchNormalization', ['x', 'a', 'b', 'c', 'd'], 'y', {
      training_mode: { kind: 'int', value: 1 },
    }),
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

it('refuses an op that it does not know, and a value that nobody computes', () => {
  const unknown = graphOf([node('NonZero', ['x'], 'y')]);
  const head = onnxHead(unknown, { nodes: unknown.nodes, target: 'y' });
  const x = tf.ones([2]);
  expect(() => tf.tidy(() => head(new Map([['x', x]])))).toThrow(GradCamError);
  expect(() => tf.tidy(() => head(new Map([['x', x]])))).toThrow(
    'the op of the node "NonZero of y" has no gradient here, got NonZero',
  );
  expect(() => tf.tidy(() => head(new Map([['z', x]])))).toThrow(
    'the head reads a value that nobody computes, got "x"',
  );
  x.dispose();
});
