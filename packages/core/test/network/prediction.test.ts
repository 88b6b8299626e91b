import '@tensorflow/tfjs-backend-cpu';
import {
  dispose,
  mean,
  memory,
  mul,
  randomUniform,
  setBackend,
  softmax,
  sub,
  sum,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  sequential,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createExplainer,
  deepFeatureFactorization,
  fullGrad,
  gradCAM,
  guidedBackpropagation,
} from '../../src/index.js';
import { networkFromFunctions, toNetwork, type Network } from '../../src/network/index.js';
import { differs as differ, largestDifference } from '../../src/prediction/largest-difference.js';
import * as layerMasks from '../../src/network/layers-model/layer-masks.js';

beforeAll(() => setBackend('cpu'));

// Border to tfjs-layers: `apply` on symbolic tensors gives symbolic tensors, which its type leaves open.
const symbolic = (value: unknown): SymbolicTensor => value as SymbolicTensor;

const convolution = {
  filters: 1,
  kernelSize: 1,
  kernelInitializer: 'ones',
  activation: 'relu',
} as const;

/** The mean of four numbers; the inner model doubles it in its own `call`, which a cut passes by. */
function doublingNet(): LayersModel {
  const inner = sequential({
    layers: [layers.globalAveragePooling2d({ inputShape: [2, 2, 1] })],
  });
  const call = inner.call.bind(inner);
  inner.call = (inputs, kwargs) => mul([call(inputs, kwargs)].flat()[0] ?? 0, 2);
  const x = input({ shape: [2, 2, 1] });
  return model({ inputs: x, outputs: symbolic(inner.apply(layers.conv2d(convolution).apply(x))) });
}

async function withPicture(
  net: { dispose(): unknown },
  run: (x: Tensor) => Promise<void>,
): Promise<void> {
  const before = memory().numTensors;
  const x = tensor([1, 2, 3, 4], [2, 2, 1]);
  await run(x);
  x.dispose();
  expect(memory().numTensors).toBe(before);
  net.dispose();
}

const differs = {
  code: 'PREDICTION_DIFFERS',
  message: expect.stringContaining('got 2.5 for 5') as string,
};

describe('the score of the cut network', () => {
  it('must be the one that the model predicts, whoever asks', async () => {
    const net = doublingNet();
    await withPicture(net, async (x) => {
      await expect(gradCAM(net, x, 0)).rejects.toMatchObject(differs);
      await expect(gradCAM(net, x, 0)).rejects.toMatchObject(differs);
      await expect(fullGrad(net, x, 0)).rejects.toMatchObject(differs);
      await expect(guidedBackpropagation(net, x, 0)).rejects.toMatchObject(differs);
      await expect(deepFeatureFactorization(net, x, { concepts: 1 })).rejects.toMatchObject(
        differs,
      );
    });
  });

  it('is not checked where the caller says so', async () => {
    const net = doublingNet();
    await withPicture(net, async (x) => {
      const { scoreMap, explained } = await gradCAM(net, x, 0, { checkPrediction: false });
      expect(explained[0]?.score).toBe(2.5);
      scoreMap.dispose();
    });
  });
});

describe('a value that a layer reads twice', () => {
  // tfjs-layers itself cannot predict here: it frees the value at its second reading, and there is a third.
  it('is there for the next that reads it', async () => {
    const x = input({ shape: [2, 2, 1] });
    const once = symbolic(layers.conv2d({ ...convolution, name: 'features' }).apply(x));
    const twice = symbolic(layers.add().apply([once, once]));
    const thrice = layers.add().apply([twice, once]);
    const net = model({
      inputs: x,
      outputs: symbolic(layers.globalAveragePooling2d({}).apply(thrice)),
    });
    await withPicture(net, async (picture) => {
      const options = { featureLayer: 'features', outputUpsampling: 'none' } as const;
      const { scoreMap, explained } = await gradCAM(net, picture, 0, options);
      expect(explained[0]?.score).toBe(7.5);
      expect(Array.from(await scoreMap.data())).toEqual([0.75, 1.5, 2.25, 3]);
      scoreMap.dispose();
    });
  });
});

describe('a cut that drops masks', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is found out', async () => {
    vi.spyOn(layerMasks, 'maskAt').mockReturnValue(undefined);
    const x = input({ shape: [6, 1] });
    const ones = {
      kernelInitializer: 'ones',
      biasInitializer: 'ones',
      recurrentInitializer: 'ones',
    } as const;
    const steps = layers
      .simpleRNN({ units: 1, activation: 'linear', ...ones })
      .apply(layers.masking({ maskValue: 0 }).apply(x));
    const pooled = layers.globalAveragePooling1d({}).apply(layers.conv1d(convolution).apply(x));
    const product = layers.multiply().apply([symbolic(steps), symbolic(pooled)]);
    const net = model({ inputs: x, outputs: symbolic(product) });
    const series = tensor([[1], [2], [0], [0], [0], [0]]);
    await expect(gradCAM(net, series, 0)).rejects.toMatchObject({
      code: 'PREDICTION_DIFFERS',
      message: expect.stringContaining('got 4.5 for 2.5') as string,
    });
    series.dispose();
    net.dispose();
  });
});

/** The class scores of `head`, by hand. */
function scoresOf(x: Tensor): Tensor {
  return softmax(mul(sum(x, [1, 2]), tensor([[0.1, 0.2, 0.3]])));
}

/** A network by hand that predicts what it is told to. */
function handmade(predict: NonNullable<Network['predict']>): Network {
  const network = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: (x) => x.clone(),
    head: scoresOf,
  });
  return { ...network, predict };
}

describe('a comparison with the prediction', () => {
  it('is made once for each pair of layers, of one sample', async () => {
    const shapes: (readonly number[])[] = [];
    const net = handmade(([x]) => {
      if (x === undefined) return undefined;
      shapes.push(x.shape);
      return tidy(() => scoresOf(x));
    });
    const explainer = await createExplainer(net);
    const batch = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
    const before = memory().numTensors;
    for (const target of [0, [0, 1], 2] as const) {
      const { scoreMap } = await explainer.explain(batch, target);
      scoreMap.dispose();
    }
    expect(shapes).toEqual([[1, 2, 2, 1]]);
    expect(memory().numTensors).toBe(before);
    batch.dispose();
  });

  it('is not asked for again of a network that has none of the layer', async () => {
    const predict = vi.fn(() => undefined);
    const explainer = await createExplainer(handmade(predict));
    const x = tensor([0, 0, 0, 0], [2, 2, 1]);
    for (const target of [0, 1]) (await explainer.explain(x, target)).scoreMap.dispose();
    expect(predict).toHaveBeenCalledTimes(1);
    x.dispose();
  });

  it('names the number that differs most, and is made again after it failed', async () => {
    const predict = vi.fn(() => tensor([[0.2, 0.3, 0.5]]));
    const net = handmade(predict);
    const x = tensor([0, 0, 0, 0], [2, 2, 1]);
    const before = memory().numTensors;
    for (const calls of [3, 6]) {
      await expect(gradCAM(net, x, 0)).rejects.toMatchObject({
        code: 'PREDICTION_DIFFERS',
        message: expect.stringMatching(
          /got 0\.33\d* for 0\.5 at the output number 2 of "head"/,
        ) as string,
      });
      expect(predict).toHaveBeenCalledTimes(calls);
    }
    expect(memory().numTensors).toBe(before);
    x.dispose();
  });

  it.each([
    ['rounding', (values: Tensor) => mul(values, 1.0005)],
    ['a network that predicts something else each time', () => randomUniform([1, 3])],
  ])('lets %s pass', async (_, predict) => {
    const net = handmade(([x]) => (x === undefined ? undefined : tidy(() => predict(scoresOf(x)))));
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const { scoreMap } = await gradCAM(net, x, 0);
    dispose([x, scoreMap]);
  });
});

describe('a network whose samples depend on each other', () => {
  it('is compared as a whole batch', async () => {
    const centred = (x: Tensor) => tidy(() => sub(scoresOf(x), mean(scoresOf(x), 0, true)));
    const network = networkFromFunctions({
      input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
      trunk: (x) => x.clone(),
      head: centred,
    });
    const predict = vi.fn(([x]: readonly Tensor[]) => (x === undefined ? undefined : centred(x)));
    const batch = tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2, 1]);
    const { scoreMap } = await gradCAM({ ...network, predict }, batch, 0);
    expect(predict.mock.calls.map(([inputs]) => inputs.length)).toEqual([1, 1, 1]);
    dispose([batch, scoreMap]);
  });
});

describe('the largest difference', () => {
  it('is a share of the largest number, and takes what is finite in neither for equal', () => {
    expect(largestDifference([1, 2, NaN], [1, 4, Infinity])).toEqual({
      position: 1,
      cut: 2,
      predicted: 4,
      share: 0.5,
    });
    expect(largestDifference([1, NaN], [1, 2]).share).toBe(Infinity);
    expect(largestDifference([0, 0], [0, 0]).share).toBe(0);
  });

  it('does not count where both are as good as zero', () => {
    expect(differ(largestDifference([1e-8], [2e-8]))).toBe(false);
    expect(differ(largestDifference([1e-3], [2e-3]))).toBe(true);
  });
});

describe('what a layers model predicts', () => {
  const x = () => tensor([1, 2, 3, 4], [1, 2, 2, 1]);
  const numbers = async (output: Tensor | undefined): Promise<number[]> => {
    const values = Array.from((await output?.data()) ?? []);
    output?.dispose();
    return values;
  };
  const dense = { units: 1, kernelInitializer: 'ones' } as const;

  it('is found at every output and at every layer that is used once', async () => {
    const image = input({ shape: [2, 2, 1], name: 'image' });
    const pooled = layers.globalAveragePooling2d({ name: 'pool' }).apply(image);
    const half = layers.dense({ ...dense, name: 'half' });
    const [first, second] = [
      symbolic(half.apply(pooled)),
      symbolic(layers.flatten({ name: 'flat' }).apply(image)),
    ];
    const net = model({ inputs: image, outputs: [first, second] });
    const network = toNetwork(net);
    const given = x();
    expect(await numbers(await network.predict?.([given], 'half'))).toEqual([2.5]);
    expect(await numbers(await network.predict?.([given], 'flat'))).toEqual([1, 2, 3, 4]);
    expect(await numbers(await network.predict?.([given], 'pool'))).toEqual([2.5]);
    given.dispose();
    net.dispose();
  });

  it('is unknown within a nested model, and is not asked of a network with a memory', async () => {
    const image = input({ shape: [2, 2, 1] });
    const nested = sequential({
      name: 'nested',
      layers: [layers.globalAveragePooling2d({ name: 'pool', inputShape: [2, 2, 1] })],
    });
    const last = layers.dense({ ...dense, name: 'last' }).apply(nested.apply(image));
    const net = model({
      inputs: image,
      outputs: symbolic(layers.activation({ activation: 'relu' }).apply(last)),
    });
    const series = { batchInputShape: [1, 4, 1], stateful: true, units: 1, name: 'rnn' };
    const remembering = sequential({
      layers: [layers.simpleRNN({ ...series, recurrentInitializer: 'ones' })],
    });
    const given = x();
    const before = memory().numTensors;
    expect(await toNetwork(net).predict?.([given], 'nested/pool')).toBeUndefined();
    // tfjs-layers looks for it by name, and stops at the nested model.
    expect(await toNetwork(net).predict?.([given], 'last')).toBeUndefined();
    expect(await toNetwork(remembering).predict?.([given], 'rnn')).toBeUndefined();
    expect(memory().numTensors).toBe(before);
    given.dispose();
    for (const each of [net, remembering]) each.dispose();
  });
});

describe('logits', () => {
  it.each(['softmax', 'sigmoid'] as const)('are compared after the %s', async (activation) => {
    const head = layers.dense({ units: 3, kernelInitializer: 'glorotUniform', activation });
    const net = sequential({
      layers: [
        layers.conv2d({ ...convolution, inputShape: [2, 2, 1] }),
        layers.globalAveragePooling2d({}),
        head,
      ],
    });
    await withPicture(net, async (x) => {
      const { scoreMap } = await gradCAM(net, x, 0, { score: 'logit' });
      scoreMap.dispose();
    });
  });

  it('may differ as much as a network that rounds says', async () => {
    // The mean is 2.5; the network says a hundredth more.
    const rounding = (predictionTolerance: number | undefined): Network => ({
      ...networkFromFunctions({
        inputs: [{ name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' }],
        trunk: (image) => mul(image, 1),
        head: (activations) => mean(activations, [1, 2]),
      }),
      predict: ([image]) => tidy(() => mul(mean(image ?? 0, [1, 2]), 1.01)),
      predictionTolerance,
    });
    await withPicture({ dispose: () => undefined }, async (x) => {
      await expect(gradCAM(rounding(undefined), x, 0)).rejects.toMatchObject({
        code: 'PREDICTION_DIFFERS',
      });
      (await gradCAM(rounding(0.02), x, 0)).scoreMap.dispose();
    });
  });
});
