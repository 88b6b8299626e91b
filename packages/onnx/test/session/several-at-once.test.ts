import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM, type GradCAMOptions } from '@gradcam/core';
import type { Network } from '@gradcam/core/network';
import { onnxNetwork, writeOnnx } from '@gradcam/onnx';
import { memory, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { twoChannels } from '../network/small-graph.js';
import { chosenLayers } from '../nets/chosen-layers.js';
import { deepCuts } from '../nets/deep-cuts.js';
import { filled, nets } from '../nets/nets.js';
import { seededValues } from '../nets/seeded-values.js';
import { countedRuntime } from './counted-runtime.js';
import { headInTfjs } from './head-in-tfjs.js';

beforeAll(() => setBackend('cpu'));

/** Relative to the largest number of a map. */
const tolerance = 1e-5;

/** The last two are one class. */
const classes = [3, 0, 7, 7];

async function mapsOf(
  network: Network,
  x: Tensor,
  options: GradCAMOptions,
  target: readonly number[] = classes,
) {
  const { scoreMap, explained } = await gradCAM(network, x, target, options);
  const numbers = await scoreMap.data();
  scoreMap.dispose();
  const { length: count } = explained;
  const size = numbers.length / count;
  const maps = explained.map((_, at) => [...numbers.subarray(at * size, (at + 1) * size)]);
  return { maps, classes: explained.map(({ classIndex }) => classIndex) };
}

/** The largest difference of maps that were made at once from those of TensorFlow.js, each beside its own largest number, and the runs that it took. */
async function difference(bytes: Uint8Array, options: GradCAMOptions) {
  const { runtime, runs } = countedRuntime();
  const network = await onnxNetwork(bytes, { runtime });
  const shape = network.inputs[0]?.shape.map((size) => size ?? 1) ?? [];
  const count = shape.reduce((product, size) => product * size, 1);
  const before = memory().numTensors;
  const x = tensor(seededValues(1000, -1, 1, count), shape);
  try {
    const expected = await mapsOf(headInTfjs(network), x, options);
    for (let time = 0; time < 2; time += 1) await mapsOf(network, x, options);
    runs.length = 0;
    const { maps, classes: found } = await mapsOf(network, x, options);
    expect(found).toEqual(classes);
    const shares = maps.map((map, at) => apart(map, expected.maps[at] ?? []));
    return { share: Math.max(...shares), runs: runs.length };
  } finally {
    x.dispose();
    expect(memory().numTensors).toBe(before);
    await network.dispose();
  }
}

function apart(own: ArrayLike<number>, other: ArrayLike<number>): number {
  let [most, largest] = [0, 0];
  for (let at = 0; at < own.length; at += 1) {
    most = Math.max(most, Math.abs((own[at] ?? NaN) - (other[at] ?? NaN)));
    largest = Math.max(largest, Math.abs(other[at] ?? NaN));
  }
  return most / largest;
}

/** All layers of feature maps; those of tokens are folded in TensorFlow.js. */
const cuts = new Map(
  [
    ...Object.entries(chosenLayers).map(([title, { feature }]) => [title, feature] as const),
    ...Object.entries(deepCuts),
  ]
    .filter(([title]) => !/vit|clip|deit|swin/.test(title))
    .map((cut) => [cut.join(), cut]),
);

describe('maps of several classes', () => {
  it.each([...cuts.values()])(
    'are those of TensorFlow.js for %s at %s',
    async (title, featureLayer) => {
      const net = nets.find(({ group, name }) => `${group}/${name}` === title);
      const { reduction: reductionLayer } = chosenLayers[title] ?? {};
      if (net === undefined) throw new RangeError(`there is no network ${title}`);
      const layers = { featureLayer, reductionLayer };
      const { share, runs } = await difference(filled(net.bytes), {
        ...layers,
        score: 'logit',
        sign: 'signed',
      });
      expect(share).toBeLessThan(tolerance);
      expect(runs).toBe(1);
    },
  );

  // By hand: the first less the second of the channels 1, 3, 5, 7 and 4, 3, 2, 1, and the first negated, divided by four positions.
  const own = [
    [-0.75, 0, 0.75, 1.5],
    [-0.25, -0.75, -1.25, -1.75],
  ];
  // The same with the picture turned around.
  const turned = own.map((map) => [...map].reverse());
  const options = { outputUpsampling: 'none', sign: 'signed' } as const;

  it.each([
    ['all', ['N', 1, 2, 2], [0, 1]],
    ['one in a list', ['N', 1, 2, 2], [1]],
    ['one three times', ['N', 1, 2, 2], [1, 1, 1]],
    ['a network that takes one picture', [1, 1, 2, 2], [1, 0, 1]],
  ])('are one run from the third call on: %s', async (_, dims, target) => {
    const { runtime, runs } = countedRuntime();
    const network = await onnxNetwork(writeOnnx(twoChannels(dims)), { runtime });
    const x = tensor([1, 2, 3, 4], [1, 2, 2]);
    const taken: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      runs.length = 0;
      const { maps } = await mapsOf(network, x, options, target);
      expect(maps).toEqual(target.map((index) => own[index]));
      taken.push(runs.length);
    }
    expect(taken.at(-1)).toBe(1);
    await expect(mapsOf(network, x, options, [...target.slice(1), 2])).rejects.toMatchObject({
      code: 'CLASS_OUT_OF_RANGE',
    });
    await network.dispose();
    x.dispose();
  });

  it('are one run for a batch, too, and one session with those of one class', async () => {
    const { runtime, runs, created } = countedRuntime();
    const network = await onnxNetwork(writeOnnx(twoChannels()), { runtime });
    const batch = tensor([1, 2, 3, 4, 4, 3, 2, 1], [2, 1, 2, 2]);
    for (let time = 0; time < 3; time += 1) {
      runs.length = 0;
      const { maps } = await mapsOf(network, batch, options, [1, 0]);
      expect(maps).toEqual([own[1], own[0], turned[1], turned[0]]);
    }
    expect(runs).toHaveLength(1);
    const { length: sessions } = created;
    for (let time = 0; time < 3; time += 1) await mapsOf(network, batch, options, [0]);
    expect(created).toHaveLength(sessions);
    await network.dispose();
    batch.dispose();
  });
});
