import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { onnxNetwork } from '@gradcam/onnx';
import { withMendedGradients } from '@gradcam/tfjs-gradients';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chosenLayers } from '../nets/chosen-layers.js';
import { deepCuts } from '../nets/deep-cuts.js';
import { filled } from '../nets/filled.js';
import { nets, type Net } from '../nets/nets.js';
import { seededValues } from '../nets/seeded-values.js';

beforeAll(() => tf.setBackend('cpu'));

/** Relative to the largest number. */
const tolerance = 1e-5;

const titled = new Map<string, Net>(nets.map((net) => [`${net.group}/${net.name}`, net] as const));

function seeded(shape: readonly number[], seed: number): tf.Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(seededValues(seed, -1, 1, count), [...shape]);
}

/** The largest difference between the gradients of both engines. */
async function distance({ bytes }: Net, featureLayer: string, reductionLayer: string) {
  const network = await onnxNetwork(filled(bytes));
  const made: tf.Tensor[] = [];
  const keep = (...tensors: readonly (tf.Tensor | undefined)[]) =>
    made.push(...tensors.flatMap((each) => each ?? []));
  try {
    const shape = network.inputs[0]?.shape.map((size) => size ?? 1) ?? [];
    const picture = seeded(shape, 1000);
    const cut = network.cut({ featureLayer, reductionLayer, score: 'logit' });
    const { activations, bypass } = await cut.trunk([picture]);
    keep(picture, activations, ...bypass);
    const output = await cut.forward?.(activations, bypass);
    const seed = seeded(output?.shape ?? [], 7);
    keep(output, seed);
    const expected = await withMendedGradients(() =>
      tf.grad((x: tf.Tensor) => tf.sum(tf.mul(cut.head(x, bypass), seed)))(activations),
    );
    const pulled = await cut.pull?.(activations, bypass, seed);
    keep(expected, pulled);
    if (pulled === undefined) throw new RangeError('an op of the head has no rule');
    const largest = tf.tidy(() => tf.max(tf.abs(expected)).dataSync()[0] ?? 0);
    const apart = tf.tidy(() => tf.max(tf.abs(tf.sub(pulled, expected))).dataSync()[0] ?? NaN);
    expect(largest).toBeGreaterThan(0);
    return apart / largest;
  } finally {
    tf.dispose(made);
    await network.dispose();
  }
}

describe('ONNX Runtime gives the gradient of TensorFlow.js', () => {
  it.each([...titled])('at the layer that is chosen in %s', async (title, net) => {
    const { feature, reduction } = chosenLayers[title] ?? { feature: '', reduction: '' };
    expect(await distance(net, feature, reduction)).toBeLessThan(tolerance);
  });

  // The deep cuts of Swins lie within a window, and a network takes windows for samples.
  const cuts = { ...deepCuts, 'dynamo/swin': 'node_add_21', 'dynamo/swin-timm': 'node_add_21' };
  it.each(Object.entries(cuts))('in %s behind %s', async (title, feature) => {
    const net = titled.get(title);
    if (net === undefined) throw new RangeError(`there is no network ${title}`);
    const { reduction = '' } = chosenLayers[title] ?? {};
    expect(await distance(net, feature, reduction)).toBeLessThan(tolerance);
  });
});
