import { gradCAM, type GradCAMOptions } from '@gradcam/core';
import type { Network } from '@gradcam/core/network';
import { onnxNetwork } from '@gradcam/onnx';
import { memory, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { chosenLayers } from '../nets/chosen-layers.js';
import { deepCuts } from '../nets/deep-cuts.js';
import { filled } from '../nets/filled.js';
import { nets } from '../nets/nets.js';
import { seededValues } from '../nets/seeded-values.js';
import { countedRuntime } from './counted-runtime.js';
import { headInTfjs } from './head-in-tfjs.js';

/** Relative to the largest number of a map. */
const tolerance = 1e-5;

/** The last two are one class. */
const classes = [3, 0, 7, 7];

/**
 * Makes the signed or positive maps of several classes.
 *
 * @param network The network.
 * @param x Its input.
 * @param options Of gradCAM.
 * @param target The classes.
 * @returns The numbers of each map, and the classes that were explained.
 */
export async function mapsOf(
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

/**
 * Tests that the maps of several classes, made in one run, are those of TensorFlow.js.
 *
 * @param groups Which networks: `torchscript`, `dynamo`, `light`.
 */
export function testCuts(...groups: readonly string[]): void {
  const chosen = [...cuts.values()].filter(([title]) => groups.includes(title.split('/')[0] ?? ''));
  it.each(chosen)('are those of TensorFlow.js for %s at %s', async (title, featureLayer) => {
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
  });
}
