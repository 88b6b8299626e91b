import '@tensorflow/tfjs-backend-cpu';
import {
  dispose,
  expandDims,
  memory,
  setBackend,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer, gradCAM } from '../../src/index.js';
import { scoreCamMethod } from '../../src/methods.js';
import { toNetwork } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

const ones = { kernelInitializer: 'ones' } as const;

async function leavesNothing(net: LayersModel, run: () => Promise<void>): Promise<void> {
  const before = memory().numTensors;
  await run();
  expect(memory().numTensors).toBe(before);
  net.dispose();
}

/** Two frames of 2 x 2, from 1 to 8. */
const video = () => tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);

describe('a layer at each time step', () => {
  const convolution = () =>
    layers.conv2d({ ...ones, filters: 1, kernelSize: 1, activation: 'relu' });
  const frames = () =>
    sequential({
      layers: [
        layers.timeDistributed({ layer: convolution(), name: 'frames', inputShape: [2, 2, 2, 1] }),
        layers.timeDistributed({ layer: layers.globalAveragePooling2d({}), name: 'pools' }),
        layers.bidirectional({
          layer: layers.simpleRNN({
            ...ones,
            units: 1,
            activation: 'linear',
            recurrentInitializer: 'ones',
          }),
          mergeMode: 'sum',
          name: 'both',
        }),
        layers.dense({ ...ones, units: 1 }),
      ],
    });

  it('is judged by what it wraps', () => {
    const net = frames();
    const kinds = toNetwork(net).graph.layers.map(({ name, type, activation }) => [
      name,
      type,
      activation,
    ]);
    expect(kinds).toContainEqual(['frames', 'Conv2D', 'relu']);
    expect(kinds).toContainEqual(['pools', 'GlobalAveragePooling2D', undefined]);
    expect(kinds).toContainEqual(['both', 'SimpleRNN', 'linear']);
    net.dispose();
  });

  it('has a map over time and space', async () => {
    const net = frames();
    await leavesNothing(net, async () => {
      const x = video();
      const { scoreMap, featureLayer, explained } = await gradCAM(net, x);
      expect(featureLayer).toBe('frames');
      // Each direction sums the means of the frames.
      expect(explained[0]?.score).toBe(2 * (2.5 + 6.5));
      expect(scoreMap.shape).toEqual([2, 2, 2]);
      // Each place counts for a quarter in either direction.
      expect(Array.from(await scoreMap.data())).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
      dispose([x, scoreMap]);
    });
  });

  it('gives the logits of a dense layer that it wraps', async () => {
    const softmax = layers.dense({ ...ones, units: 2, activation: 'softmax' });
    const net = sequential({
      layers: [
        layers.timeDistributed({ layer: convolution(), inputShape: [2, 2, 2, 1] }),
        layers.timeDistributed({ layer: layers.globalAveragePooling2d({}) }),
        layers.timeDistributed({ layer: softmax, name: 'classes' }),
      ],
    });
    await leavesNothing(net, async () => {
      const x = video();
      const target = { label: 0, region: 'all' } as const;
      const { scoreMap, explained } = await gradCAM(net, x, target, { score: 'logit' });
      expect(explained[0]?.score).toBe(2.5 + 6.5);
      dispose([x, scoreMap]);
    });
  });

  it('is refused with its channels between time and space', () => {
    const inner = layers.conv2d({ filters: 1, kernelSize: 1, dataFormat: 'channelsFirst' });
    const net = sequential({
      layers: [layers.timeDistributed({ layer: inner, inputShape: [2, 1, 4, 4], name: 'frames' })],
    });
    expect(() => toNetwork(net)).toThrow(/"frames" has its channels between time and space/);
    net.dispose();
  });
});

describe('a convolution over time', () => {
  const net = () =>
    sequential({
      layers: [
        layers.convLstm2d({
          ...ones,
          filters: 1,
          kernelSize: 1,
          recurrentInitializer: 'ones',
          name: 'last',
          inputShape: [2, 2, 2, 1],
        }),
        layers.globalAveragePooling2d({}),
        layers.dense({ ...ones, units: 1 }),
      ],
    });
  const lastStep = (model: LayersModel, x: Tensor): Promise<Float32Array> => {
    // Border to tfjs-layers: `apply` of a tensor gives a tensor.
    const features = tidy(() => model.layers[0]?.apply(expandDims(x, 0)) as Tensor);
    return features.data<'float32'>().finally(() => {
      features.dispose();
    });
  };

  it('that gives its last step has a map over space alone', async () => {
    const model = net();
    await leavesNothing(model, async () => {
      const x = video();
      const explainer = await createExplainer(model);
      expect(explainer.featureLayer).toBe('last');
      const { scoreMap } = await explainer.explain(x);
      expect(scoreMap.shape).toEqual([2, 2]);
      const expected = Array.from(await lastStep(model, x), (value) => value / 4);
      expect(Array.from(await scoreMap.data())).toEqual(expected);
      dispose([x, scoreMap]);
    });
  });

  it('can be tried with other inputs, each frame under the same mask', async () => {
    const model = net();
    await leavesNothing(model, async () => {
      const x = video();
      const { scoreMap } = await gradCAM(model, x, 0, { method: scoreCamMethod({}) });
      // The one channel has all the weight.
      expect(scoreMap.shape).toEqual([2, 2]);
      expect(await scoreMap.data()).toEqual(await lastStep(model, x));
      dispose([x, scoreMap]);
    });
  });
});
