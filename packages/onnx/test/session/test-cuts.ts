import { gradCAM, type GradCAMOptions } from '@gradcam/core';
import type { Network } from '@gradcam/core/network';
import { memory, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { chosenLayers } from '../nets/chosen-layers.js';
import { deepCuts } from '../nets/deep-cuts.js';
import type { OpenNet } from '../nets/opened-net.js';
import { seededValues } from '../nets/seeded-values.js';
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
async function difference({ network, runs }: OpenNet, options: GradCAMOptions) {
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
function cutsOf(title: string): readonly string[] {
  if (/vit|clip|deit|swin/.test(title)) return [];
  const deep = new Map(Object.entries(deepCuts)).get(title);
  const layers = [chosenLayers[title]?.feature, deep];
  return [...new Set(layers.filter((layer) => layer !== undefined))];
}

/**
 * Tests that the maps of several classes of a network, made in one run, are those of TensorFlow.js.
 *
 * @param title The group and the name of the network.
 * @param opened Gives the network.
 */
export function testCuts(title: string, opened: () => OpenNet): void {
  it.each(cutsOf(title))(
    'has maps of several classes at once that are those of TensorFlow.js, at %s',
    async (featureLayer) => {
      const { reduction: reductionLayer } = chosenLayers[title] ?? {};
      const layers = { featureLayer, reductionLayer };
      const options = { ...layers, score: 'logit', sign: 'signed' } as const;
      const { share, runs } = await difference(opened(), options);
      expect(share).toBeLessThan(tolerance);
      expect(runs).toBe(1);
    },
  );
}
