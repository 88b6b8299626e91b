import '@tensorflow/tfjs-backend-cpu';
import { dispose, memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  sequential,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { fullGrad, gradCAM } from '../../src/index.js';
import { scoreCamMethod } from '../../src/methods.js';
import { toNetwork } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

// Border to tfjs-layers: `apply` on symbolic tensors gives symbolic tensors, which its type leaves open.
const symbolic = (value: unknown): SymbolicTensor => value as SymbolicTensor;

/** One unit that adds what it reads to what it remembers: h <- x + h + 1. */
const counting = {
  units: 1,
  activation: 'linear',
  kernelInitializer: 'ones',
  recurrentInitializer: 'ones',
  biasInitializer: 'ones',
} as const;

/** The sum over the steps that count, plus how many they are, times the mean of a ReLU: 5 times 1/2 for 1, 2, 0, 0, 0, 0. */
function paddedSeries(): LayersModel {
  const x = input({ shape: [6, 1] });
  const steps = layers
    .simpleRNN(counting)
    .apply(layers.masking({ maskValue: 0, name: 'masking' }).apply(x));
  const convolution = {
    filters: 1,
    kernelSize: 1,
    activation: 'relu',
    kernelInitializer: 'ones',
  } as const;
  const pooled = layers
    .globalAveragePooling1d({})
    .apply(layers.conv1d({ ...convolution, name: 'conv' }).apply(x));
  return model({
    inputs: x,
    outputs: symbolic(layers.multiply().apply([symbolic(steps), symbolic(pooled)])),
  });
}

const padded = [[1], [2], [0], [0], [0], [0]];

async function leavesNothing(net: LayersModel, run: () => Promise<void>): Promise<void> {
  const before = memory().numTensors;
  await run();
  expect(memory().numTensors).toBe(before);
  net.dispose();
}

describe('gradCAM of a network with masks', () => {
  it('explains the score that predict gives for a padded series', async () => {
    const net = paddedSeries();
    await leavesNothing(net, async () => {
      const x = tensor(padded);
      const { scoreMap, explained } = await gradCAM(net, x, 0, { outputUpsampling: 'none' });
      expect(explained[0]?.score).toBe(2.5);
      // Each place of the ReLU has the weight 5 / 6.
      const [first, second, ...others] = await scoreMap.data();
      expect(first).toBeCloseTo(5 / 6, 6);
      expect(second).toBeCloseTo(10 / 6, 6);
      expect(others).toEqual([0, 0, 0, 0]);
      dispose([x, scoreMap]);
    });
  });

  it('cuts above the masking, at it and below it', async () => {
    const x = input({ shape: [4, 1] });
    const before = layers.activation({ activation: 'relu', name: 'before' }).apply(x);
    const masked = layers.masking({ maskValue: 0, name: 'masked' }).apply(before);
    const after = layers.activation({ activation: 'relu', name: 'after' }).apply(masked);
    const net = model({ inputs: x, outputs: symbolic(layers.simpleRNN(counting).apply(after)) });
    await leavesNothing(net, async () => {
      const series = tensor([[3], [0], [4], [0]]);
      for (const featureLayer of ['masked', 'after']) {
        const { scoreMap, explained } = await gradCAM(net, series, 0, {
          featureLayer,
          outputUpsampling: 'none',
        });
        expect(explained[0]?.score, featureLayer).toBe(3 + 4 + 2);
        // The steps that count have the gradient 1: the weight is 1/2.
        expect(Array.from(await scoreMap.data()), featureLayer).toEqual([1.5, 0, 2, 0]);
        scoreMap.dispose();
      }
      series.dispose();
    });
  });

  it('hands a mask over to every sample, every score and every trial', async () => {
    const net = paddedSeries();
    await leavesNothing(net, async () => {
      const batch = tensor([padded, [[1], [1], [1], [1], [0], [0]]]);
      const twice = await gradCAM(net, batch, [0, 0], { outputUpsampling: 'none' });
      // (4 + 4) times 4/6.
      const scores = [2.5, 2.5, 16 / 3, 16 / 3].map(Math.fround);
      expect(twice.explained.map(({ score }) => score)).toEqual(scores);
      const tried = await gradCAM(net, batch, 0, {
        method: scoreCamMethod({}),
        outputUpsampling: 'none',
      });
      expect(tried.explained.map(({ score }) => score)).toEqual([scores[0], scores[2]]);
      dispose([batch, twice.scoreMap, tried.scoreMap]);
    });
  });

  it('inlines a model that runs at each time step, so that its layers can be named', async () => {
    const frame = sequential({
      name: 'frame',
      layers: [
        layers.conv2d({
          name: 'conv',
          inputShape: [2, 2, 1],
          filters: 1,
          kernelSize: 1,
          kernelInitializer: 'ones',
          activation: 'relu',
        }),
        layers.globalAveragePooling2d({ name: 'pool' }),
      ],
    });
    const net = sequential({
      layers: [
        layers.timeDistributed({ layer: frame, name: 'frames', inputShape: [2, 2, 2, 1] }),
        layers.simpleRNN(counting),
      ],
    });
    await leavesNothing(net, async () => {
      const shapes = toNetwork(net).graph.layers.map(({ name, outputShape }) => [
        name,
        outputShape,
      ]);
      expect(shapes).toContainEqual(['frames/conv', [null, 2, 2, 2, 1]]);
      const video = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
      const { scoreMap, explained, featureLayer } = await gradCAM(net, video, 0);
      expect(featureLayer).toBe('frames/conv');
      expect(explained[0]?.score).toBe(2.5 + 6.5 + 2);
      expect(scoreMap.shape).toEqual([2, 2, 2]);
      // Each place of either frame has the gradient 1/4.
      expect(Array.from(await scoreMap.data())).toEqual(
        [1, 2, 3, 4, 5, 6, 7, 8].map((at) => at / 4),
      );
      dispose([video, scoreMap]);
    });
  });

  it('masks within a model that runs at each time step', async () => {
    const words = input({ shape: [3, 1] });
    const read = layers.simpleRNN(counting).apply(layers.masking({ maskValue: 0 }).apply(words));
    const sentence = model({ inputs: words, outputs: symbolic(read), name: 'sentence' });
    const text = input({ shape: [2, 3, 1] });
    const convolution = layers.timeDistributed({
      name: 'convolutions',
      layer: layers.conv1d({
        filters: 1,
        kernelSize: 1,
        kernelInitializer: 'ones',
        activation: 'relu',
      }),
    });
    const sentences = layers.timeDistributed({ layer: sentence }).apply(convolution.apply(text));
    const net = model({
      inputs: text,
      outputs: symbolic(layers.simpleRNN(counting).apply(sentences)),
    });
    await leavesNothing(net, async () => {
      const x = tensor([1, 2, 0, 3, 0, 0], [2, 3, 1]);
      // Two words are 1 + 2 + 2, one is 3 + 1; two sentences add 2.
      const named = { featureLayer: 'convolutions', outputUpsampling: 'none' } as const;
      const { scoreMap, explained } = await gradCAM(net, x, 0, named);
      expect(explained[0]?.score).toBe(5 + 4 + 2);
      // Three of six words count.
      expect(Array.from(await scoreMap.data())).toEqual([0.5, 1, 0, 1.5, 0, 0]);
      dispose([x, scoreMap]);
    });
  });

  it('predicts the class that the model predicts, where padding would turn it round', async () => {
    // A sum that counts its steps: two words are less than 8, six steps are more.
    const words = input({ shape: [6] });
    const embedding = layers.embedding({
      inputDim: 3,
      outputDim: 1,
      maskZero: true,
      embeddingsInitializer: 'ones',
    });
    const features = layers.activation({ activation: 'relu', name: 'features' });
    const counted = layers.simpleRNN(counting).apply(features.apply(embedding.apply(words)));
    const head = layers.dense({ units: 2, activation: 'softmax', name: 'head' });
    const net = model({ inputs: words, outputs: symbolic(head.apply(counted)) });
    const [kernel, bias] = [tensor([[1, 0]]), tensor([0, 8])];
    head.setWeights([kernel, bias]);
    await leavesNothing(net, async () => {
      const x = tensor([1, 2, 0, 0, 0, 0]);
      const { scoreMap, explained } = await gradCAM(net, x, undefined, {
        score: 'logit',
        outputUpsampling: 'none',
      });
      // Without the mask the first class would have 12.
      expect(explained[0]).toMatchObject({ classIndex: 1, score: 8 });
      dispose([x, scoreMap]);
    });
    dispose([kernel, bias]);
  });
});

describe('fullGrad of a network with masks', () => {
  it('takes the mask for a constant', async () => {
    const net = paddedSeries();
    await leavesNothing(net, async () => {
      const x = tensor(padded);
      const { scoreMap, shares } = await fullGrad(net, x, 0);
      expect(shares[0]?.score).toBe(2.5);
      dispose([x, scoreMap]);
    });
  });
});
