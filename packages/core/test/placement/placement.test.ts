import '@tensorflow/tfjs-backend-cpu';
import { mean, memory, reshape, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { input, layers, model, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createExplainer,
  deepFeatureFactorization,
  fuseLayers,
  gradCAM,
  type GradCAMOptions,
} from '../../src/index.js';
import { networkFromFunctions } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

const ones = { kernelInitializer: 'ones', useBias: false } as const;
const conv = (settings: object) =>
  layers.conv2d({
    ...ones,
    filters: 1,
    kernelSize: 3,
    strides: 2,
    activation: 'relu',
    ...settings,
  });
const head = () => [layers.globalAveragePooling2d({}), layers.dense({ ...ones, units: 1 })];

/** Three strides of two whose pads are at the end: cell i sees the pixels from 8 i to 8 i + 14, centred at 8 i + 7. */
const padsAtTheEnd = (size: number | null) =>
  sequential({
    layers: [
      conv({ padding: 'same', inputShape: [size, size, 1] }),
      conv({ padding: 'same' }),
      conv({ padding: 'same', name: 'last' }),
      ...head(),
    ],
  });

/** The same with pads at the beginning: cell i sees the pixels from 8 i - 7 to 8 i + 7. */
function padsAtTheBeginning(): LayersModel {
  const pad = (settings: object = {}) =>
    layers.zeroPadding2d({
      padding: [
        [1, 0],
        [1, 0],
      ],
      ...settings,
    });
  return sequential({
    layers: [
      pad({ inputShape: [32, 32, 1] }),
      conv({}),
      pad(),
      conv({}),
      pad(),
      conv({ name: 'last' }),
      ...head(),
    ],
  });
}

/** A black picture with one white pixel. */
function lit(size: number, row: number, column: number): Tensor {
  const pixels = new Float32Array(size * size);
  pixels[row * size + column] = 1;
  return tensor(pixels, [size, size, 1]);
}

/** The middle of the places where a map is hottest, row and column. */
async function hottest(map: Tensor): Promise<number[]> {
  const [, width = 0] = map.shape;
  const values = [...(await map.data())];
  map.dispose();
  const most = Math.max(...values);
  const places = values.flatMap((value, index) => (value > most - 1e-6 ? [index] : []));
  const middle = (of: (place: number) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  return [middle((place) => Math.floor(place / width)), middle((place) => place % width)];
}

async function pointed(net: LayersModel, x: Tensor, options: GradCAMOptions): Promise<number[]> {
  const { scoreMap } = await gradCAM(net, x, 0, { featureLayer: 'last', ...options });
  return hottest(scoreMap);
}

describe('a pixel that one cell sees in its middle', () => {
  it.each([
    { pads: 'at the end', make: () => padsAtTheEnd(32), pixel: [15, 23] },
    { pads: 'at the beginning', make: padsAtTheBeginning, pixel: [8, 16] },
  ])('is where the map is hottest, with pads $pads', async ({ make, pixel }) => {
    const net = make();
    const x = lit(32, pixel[0] ?? 0, pixel[1] ?? 0);
    for (const outputUpsampling of ['bilinear', 'bicubic', 'bilinear-corners'] as const) {
      const placed = await pointed(net, x, { placement: 'receptive-field', outputUpsampling });
      expect(placed).toEqual(pixel);
    }
    // The cells 1 and 2 lie from 8 to 15 and from 16 to 23, centred at 11.5 and 19.5: half a cell away.
    expect(await pointed(net, x, { outputUpsampling: 'bilinear' })).toEqual([11.5, 19.5]);
    net.dispose();
    x.dispose();
  });

  it('keeps the value of the outermost cells beyond their centres', async () => {
    const net = padsAtTheEnd(32);
    const x = lit(32, 7, 7);
    const { scoreMap } = await gradCAM(net, x, 0, {
      featureLayer: 'last',
      placement: 'receptive-field',
    });
    const [first] = await scoreMap.data();
    const middle = (await scoreMap.data())[7 * 32 + 7];
    expect(first).toBeGreaterThan(0);
    expect(first).toBe(middle);
    scoreMap.dispose();
    x.dispose();
    net.dispose();
  });

  it('is found by the size of each input, where the network leaves it open', async () => {
    const net = padsAtTheEnd(null);
    const explainer = await createExplainer(net, {
      featureLayer: 'last',
      placement: 'receptive-field',
      inputShapes: [[32, 32, 1]],
    });
    // Of 33, 17, 9 pixels the odd one is padded at both ends: cell i is centred at 8 i.
    for (const [size, pixel] of [
      [32, 15],
      [33, 16],
    ] as const) {
      const x = lit(size, pixel, pixel);
      const { scoreMap } = await explainer.explain(x, 0);
      expect(await hottest(scoreMap)).toEqual([pixel, pixel]);
      x.dispose();
    }
    net.dispose();
  });

  it('is found by several layers together, and by concepts', async () => {
    const net = padsAtTheEnd(32);
    const x = lit(32, 15, 15);
    const [first = ''] = net.layers.map(({ name }) => name).slice(1, 2);
    const placement = 'receptive-field';
    const fused = await fuseLayers(net, x, 0, { featureLayers: [first, 'last'], placement });
    expect(await hottest(fused.scoreMap)).toEqual([15, 15]);
    const { conceptMaps, concepts, conceptScores } = await deepFeatureFactorization(net, x, {
      featureLayer: 'last',
      concepts: 1,
      placement,
    });
    expect(await hottest(reshape(conceptMaps, [32, 32]))).toEqual([15, 15]);
    [conceptMaps, concepts, conceptScores, x].forEach((each) => each?.dispose());
    net.dispose();
  });
});

describe('a place that is not known', () => {
  it('is refused with the layer from which on it is not', async () => {
    const net = sequential({
      layers: [
        layers.conv1d({
          ...ones,
          filters: 2,
          kernelSize: 3,
          inputShape: [8, 1],
          activation: 'relu',
        }),
        layers.lstm({
          ...ones,
          recurrentInitializer: 'ones',
          units: 2,
          returnSequences: true,
          name: 'memory',
        }),
        layers.conv1d({ ...ones, filters: 1, kernelSize: 1, activation: 'relu', name: 'last' }),
        layers.globalAveragePooling1d({}),
      ],
    });
    const x = tensor([1, 2, 3, 4, 5, 6, 7, 8], [8, 1]);
    const before = memory().numTensors;
    const call = gradCAM(net, x, 0, { featureLayer: 'last', placement: 'receptive-field' });
    await expect(call).rejects.toThrow(
      'gradCAM: the option placement is \'receptive-field\', and nothing says where the positions of "last" lie over the input, got "memory" of type LSTM',
    );
    expect(memory().numTensors).toBe(before);
    const size = {
      featureLayer: 'last',
      placement: 'receptive-field',
      outputUpsampling: 'none',
    } as const;
    const { scoreMap } = await gradCAM(net, x, 0, size);
    expect(scoreMap.shape).toEqual([6]);
    scoreMap.dispose();
    x.dispose();
    net.dispose();
  });

  it('is refused in a network that says nothing of its layers', async () => {
    const net = networkFromFunctions({
      input: { name: 'x', shape: [null, 4, 4, 1], dtype: 'float32' },
      trunk: (x: Tensor) => x.clone(),
      head: (x: Tensor) => mean(x, [1, 2]),
    });
    const x = lit(4, 0, 0);
    await expect(gradCAM(net, x, 0, { placement: 'receptive-field' })).rejects.toThrow(
      /nothing says where the features of "trunk" lie/,
    );
    x.dispose();
  });
});

it('warns where branches put the features at places apart, and has them in the middle', async () => {
  const picture = input({ shape: [32, 32, 1] });
  const sides = [3, 1].map((kernelSize) => conv({ kernelSize, padding: 'same' }).apply(picture));
  // Border to tfjs-layers: a layer takes what other layers gave.
  const sum = layers.add({ name: 'last' }).apply(sides as never);
  const [pool, dense] = head();
  const net = model({ inputs: picture, outputs: dense?.apply(pool?.apply(sum) as never) as never });
  const x = lit(32, 15, 15);
  const { scoreMap, selection } = await gradCAM(net, x, 0, {
    featureLayer: 'last',
    placement: 'receptive-field',
  });
  expect(selection.warnings.find(({ code }) => code === 'centres-differ')?.text).toBe(
    "Branches of the network put the features of 'last' at places up to 1 positions of the input apart: the map has them in the middle.",
  );
  scoreMap.dispose();
  x.dispose();
  net.dispose();
});
