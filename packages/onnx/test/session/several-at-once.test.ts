import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { onnxNetwork, writeOnnx } from '@gradcam/onnx';
import { setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { twoChannels } from '../network/small-graph.js';
import { countedRuntime } from './counted-runtime.js';
import { mapsOf } from './test-cuts.js';

beforeAll(() => setBackend('cpu'));

describe('maps of several classes', () => {
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
