import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor, tensor2d, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createExplainer, explainBy, fuseLayers, gradCAM, presets } from '../../src/index.js';
import { hiResCamMethod } from '../../src/methods.js';

beforeAll(() => setBackend('cpu'));

/** The convolution that hands on its two channels, and ends in a ReLU. */
const same = (name: string) =>
  layers.conv2d({
    name,
    filters: 2,
    kernelSize: 1,
    activation: 'relu',
    useBias: false,
    weights: [tensor4d([1, 0, 0, 1], [1, 1, 2, 2])],
  });

/** What a layer gives where it is applied to one tensor. */
function applied(
  layer: { apply(to: SymbolicTensor | SymbolicTensor[]): unknown },
  to: SymbolicTensor | SymbolicTensor[],
) {
  // Border to tfjs-layers, whose apply gives one tensor or several.
  return layer.apply(to) as SymbolicTensor;
}

/**
 * Hands on 4 x 4 positions (`fine`), then the means of 2 x 2 of them (`coarse`), whose mean is weighed by [2, 1] for the first class and [1, 2] for the other one.
 *
 * @param between What lies between the two.
 */
function net(
  between = (fine: SymbolicTensor) => applied(layers.averagePooling2d({ poolSize: 2 }), fine),
): LayersModel {
  const x = input({ shape: [4, 4, 2] });
  const fine = applied(same('fine'), x);
  const coarse = applied(same('coarse'), between(fine));
  const mean = applied(layers.globalAveragePooling2d({}), coarse);
  const weights = [tensor2d([2, 1, 1, 2], [2, 2])];
  const settings = { units: 2, useBias: false, weights, activation: 'softmax' } as const;
  return model({ inputs: x, outputs: applied(layers.dense(settings), mean) });
}

const first = [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 2];
const second = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1];
const picture = () =>
  tensor(
    first.flatMap((value, at) => [value, second[at] ?? 0]),
    [4, 4, 2],
  );

async function numbersOf({ scoreMap }: { readonly scoreMap: Tensor }): Promise<number[]> {
  const numbers = [...(await scoreMap.data())];
  scoreMap.dispose();
  return numbers;
}

/**
 * By hand: the slope of the first class's probability in the means is as [1, -1], so that the coarse map is max(first - second, 0), 1 above and 0.5 below; that of its logit as [2, 1], so that
 * the fine map is 2 first + second, at most 8. Each by its maximum, and multiplied.
 */
const product = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.3125, 0.3125, 0, 0, 0.0625, 0.3125];
const nearest = { preset: 'sharp', outputUpsampling: 'nearest' } as const;

describe('the preset sharp', () => {
  it('multiplies the probability at the last layer by the logit at a finer one', async () => {
    const [sharp, x] = [net(), picture()];
    const { numTensors } = memory();
    const made = await gradCAM(sharp, x, 0, nearest);
    expect(made).toMatchObject({
      featureLayer: 'coarse',
      featureLayers: ['coarse', 'fine'],
      featureSize: [2, 2],
      method: 'hi-res-cam',
    });
    // Means of 10 and 4 sixteenths, weighed: a margin of 6 sixteenths.
    expect(made.explained[0]?.score).toBeCloseTo(1 / (1 + Math.exp(-0.375)), 6);
    const found = await numbersOf(made);
    for (const [at, value] of product.entries()) expect(found[at]).toBeCloseTo(value, 6);
    expect(memory().numTensors).toBe(numTensors);
    const explainer = await createExplainer(sharp, nearest);
    expect(await numbersOf(await explainer.explain(x, 0))).toEqual(found);
    const named = await explainBy('auto', sharp, x, 0, nearest);
    expect(named.featureLayers).toEqual(['coarse', 'fine']);
    expect(await numbersOf(named)).toEqual(found);
    x.dispose();
    sharp.dispose();
  });

  it('takes the one score that is said, and the one layer', async () => {
    const [sharp, x] = [net(), picture()];
    // Of the logit the coarse map is 2 first + second, too: 2 above, 4 below.
    const logits = await numbersOf(await gradCAM(sharp, x, 0, { ...nearest, score: 'logit' }));
    expect(logits[0]).toBeCloseTo(0.5, 6);
    expect(logits[10]).toBeCloseTo(0.625, 6);
    const one = await gradCAM(sharp, x, 0, { ...nearest, featureLayer: 'coarse' });
    expect(one).toMatchObject({ featureLayer: 'coarse', method: 'grad-cam' });
    expect(one.featureLayers).toBeUndefined();
    one.scoreMap.dispose();
    x.dispose();
    sharp.dispose();
  });

  it('refuses numbers of layers and scores that are none', async () => {
    const [sharp, x] = [net(), picture()];
    const by = (part: object) =>
      expect(gradCAM(sharp, x, 0, { preset: { ...presets.sharp, ...part } })).rejects;
    await by({ layers: 0 }).toThrow(/^gradCAM: the preset's layers is wrong, got 0/);
    await by({ layers: 1.5 }).toThrow(/the preset's layers is wrong, got 1.5/);
    await by({ finerScore: 'logits' as 'logit' }).toThrow(/the preset's finerScore is unknown/);
    x.dispose();
    sharp.dispose();
  });
});

/** A pooling, and beside it a way from the same layer around what follows. */
const betweens = {
  'one after the other': undefined,
  'that a connection passes by': (fine: SymbolicTensor) => {
    const pooled = applied(layers.averagePooling2d({ poolSize: 2 }), fine);
    const again = applied(layers.averagePooling2d({ poolSize: 2 }), fine);
    return applied(layers.add(), [pooled, again]);
  },
};

describe('the trunk of several layers', () => {
  it.each(Object.entries(betweens))('runs once for layers %s', async (_, between) => {
    const [sharp, x] = [net(between), picture()];
    const layer = sharp.getLayer('fine');
    const options = { outputUpsampling: 'nearest', checkPrediction: false } as const;
    const alone = [
      await numbersOf(await gradCAM(sharp, x, 0, { ...options, featureLayer: 'coarse' })),
      await numbersOf(
        await gradCAM(sharp, x, 0, { ...options, featureLayer: 'fine', method: hiResCamMethod }),
      ),
    ];
    const run = vi.spyOn(layer, 'call');
    const { numTensors } = memory();
    const featureLayers = ['coarse', 'fine'];
    const fused = await fuseLayers(sharp, x, 0, {
      ...options,
      method: hiResCamMethod,
      featureLayers,
      fusion: 'product',
    });
    expect(fused.featureLayers).toEqual(featureLayers);
    const numbers = await numbersOf(fused);
    expect(run).toHaveBeenCalledTimes(1);
    expect(memory().numTensors).toBe(numTensors);
    const [coarse = [], fine = []] = alone.map((map) => {
      const most = Math.max(...map);
      return map.map((value) => value / most);
    });
    for (const [at, value] of numbers.entries())
      expect(value).toBeCloseTo((coarse[at] ?? NaN) * (fine[at] ?? NaN), 6);
    x.dispose();
    sharp.dispose();
  });

  it('runs again for a layer of another branch', async () => {
    // Neither branch is on the way to the other one.
    const x = input({ shape: [4, 4, 2] });
    const [left, right] = ['left', 'right'].map((name) => applied(same(name), x));
    const joined = applied(
      layers.add(),
      [left, right].filter((each) => each !== undefined),
    );
    const mean = applied(layers.globalAveragePooling2d({}), joined);
    const twice = model({ inputs: x, outputs: applied(layers.dense({ units: 2 }), mean) });
    const image = picture();
    const featureLayers = ['left', 'right'];
    const settings = { featureLayers, sign: 'absolute' } as const;
    const { numTensors } = memory();
    const numbers = await numbersOf(await fuseLayers(twice, image, 0, settings));
    expect(memory().numTensors).toBe(numTensors);
    // Both branches are the same, and so is their mean, by its maximum.
    const own = await numbersOf(
      await gradCAM(twice, image, 0, { featureLayer: 'left', sign: 'absolute' }),
    );
    for (const [at, value] of numbers.entries())
      expect(value).toBeCloseTo((own[at] ?? NaN) / Math.max(...own), 5);
    image.dispose();
    twice.dispose();
  });
});
