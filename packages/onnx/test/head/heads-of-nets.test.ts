import '@tensorflow/tfjs-backend-cpu';
import { withMendedGradients } from '@gradcam/tfjs-gradients';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OnnxFile } from '../../src/file/onnx-file.js';
import { readOnnx } from '../../src/file/read-onnx.js';
import { subModel } from '../../src/file/sub-model.js';
import { headRefusal } from '../../src/head/head-refusal.js';
import { numbersFed } from '../../src/head/numbers-fed.js';
import { onnxHead } from '../../src/head/onnx-head.js';
import { hostValue } from '../../src/head/values/host-value.js';
import { chosenLayers } from '../nets/chosen-layers.js';
import { deepCuts } from '../nets/deep-cuts.js';
import { filled } from '../nets/filled.js';
import { nets, type Net } from '../nets/nets.js';
import { seededValues } from '../nets/seeded-values.js';
import { cutNet, type CutNet } from './cut-net.js';

beforeAll(() => tf.setBackend('cpu'));

type Values = ReadonlyMap<string, Tensor>;

/** Runs a part of a network in ONNX Runtime. */
async function run(file: OnnxFile, inputs: Values, outputs: readonly string[]): Promise<Values> {
  const part = subModel(file, { inputs: [...inputs.keys()], outputs: [...outputs] });
  const session = await InferenceSession.create(part, { logSeverityLevel: 4 });
  try {
    const results = await session.run(Object.fromEntries(inputs));
    return new Map(Object.entries(results));
  } finally {
    await session.release();
  }
}

function pictureFor({ graph }: OnnxFile): Values {
  const [input] = graph.inputs;
  const shape = (input?.dims ?? []).map((size) => (typeof size === 'number' ? size : 1));
  const count = shape.reduce((a, b) => a * b, 1);
  return new Map([[input?.name ?? '', new Tensor(seededValues(1000, -1, 1, count), shape)]]);
}

function numbersOf(values: Values, name: string): number[] {
  return Array.from(values.get(name)?.data ?? [], Number);
}

const factors = (count: number): number[] => Array.from(seededValues(7, -1, 1, count));

/** The sum of a head's output times numbers, in ONNX Runtime. */
async function scoreOf(
  { file, feeds, target }: CutNet,
  values: Values,
  moved: number[],
): Promise<number> {
  const [first = ''] = feeds;
  const inputs = new Map(feeds.flatMap((name) => [[name, values.get(name)] as const]));
  inputs.set(first, new Tensor(Float32Array.from(moved), values.get(first)?.dims ?? []));
  const given = [...inputs].flatMap(([name, each]) => (each ? [[name, each] as const] : []));
  const output = numbersOf(await run(file, new Map(given), [target]), target);
  return output.reduce((sum, each, at) => sum + each * (factors(output.length)[at] ?? 0), 0);
}

/** The same in TensorFlow.js, with its gradient; and the output. */
async function differentiated({ file, nodes, feeds, target }: CutNet, values: Values) {
  const [first = '', ...passing] = feeds;
  const inJavaScript = numbersFed(nodes, file.graph);
  const head = onnxHead(file.graph, { nodes, target });
  const dimsOf = (name: string) => [...(values.get(name)?.dims ?? [])];
  const activations = tf.tensor(numbersOf(values, first), dimsOf(first));
  let output = tf.scalar(0) as tf.Tensor;
  const gradient = await withMendedGradients(() =>
    tf.grad((x: tf.Tensor) => {
      const others = passing.map((name) => {
        const numbers = numbersOf(values, name);
        const isHost = inJavaScript.has(name);
        return [
          name,
          isHost ? hostValue('int64', dimsOf(name), numbers) : tf.tensor(numbers, dimsOf(name)),
        ] as const;
      });
      output.dispose();
      output = tf.keep(tf.clone(head(new Map([[first, x], ...others]))));
      return tf.sum(tf.mul(output, tf.reshape(factors(output.size), output.shape)));
    })(activations),
  );
  const read = [Array.from(await output.data()), Array.from(await gradient.data())] as const;
  tf.dispose([activations, output, gradient]);
  return read;
}

/** Compares the head of a network, by its output and by the slope along a direction, with ONNX Runtime. */
async function distances(
  net: CutNet,
): Promise<{ readonly output: number; readonly slope: number }> {
  const [first = ''] = net.feeds;
  const picture = pictureFor(net.file);
  const values = await run(net.file, picture, [...net.feeds, net.target]);
  const start = numbersOf(values, first);
  const expected = numbersOf(values, net.target);
  const [output, gradient] = await differentiated(net, values);
  // Where a ReLU gave zero nothing moves, for a maximum of several zeros has no slope.
  const length = Math.sqrt(start.reduce((sum, each) => sum + each ** 2, 0) / start.length);
  const random = seededValues(9, -length, length, start.length);
  const direction = start.map((each, at) => (each === 0 ? 0 : (random[at] ?? 0)));
  const step = 3e-4;
  const scoreAt = (by: number) =>
    scoreOf(
      net,
      values,
      start.map((each, at) => each + by * (direction[at] ?? 0)),
    );
  const slope = ((await scoreAt(step)) - (await scoreAt(-step))) / (2 * step);
  const along = gradient.map((each, at) => each * (direction[at] ?? 0));
  const spread = Math.sqrt(along.reduce((sum, each) => sum + each ** 2, 0));
  return {
    output:
      Math.max(...output.map((each, at) => Math.abs(each - (expected[at] ?? 0)))) /
      Math.max(...expected.map(Math.abs)),
    slope: Math.abs(slope - along.reduce((sum, each) => sum + each, 0)) / spread,
  };
}

const titled = new Map<string, Net>(nets.map((net) => [`${net.group}/${net.name}`, net] as const));

it.each([...titled])('computes all of %s behind its first node', (title, { bytes }: Net) => {
  const file = readOnnx(bytes);
  const [first] = file.graph.nodes;
  const { nodes } = cutNet(file, first?.name ?? '', chosenLayers[title]?.reduction ?? '');
  expect(headRefusal(nodes, file.graph)).toBeUndefined();
});

describe('the last third of a network gives ONNX Runtime’s numbers and slopes', () => {
  it.each(Object.entries(deepCuts))('%s behind %s', async (title, feature) => {
    const before = tf.memory().numTensors;
    const file = readOnnx(filled(titled.get(title)?.bytes ?? new Uint8Array()));
    const found = await distances(cutNet(file, feature, chosenLayers[title]?.reduction ?? ''));
    expect(found.output).toBeLessThan(2e-6);
    expect(found.slope).toBeLessThan(0.03);
    expect(tf.memory().numTensors).toBe(before);
  });
});
