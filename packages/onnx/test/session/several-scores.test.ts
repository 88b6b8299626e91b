import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM } from '@gradcam/core';
import { onnxNetwork, writeOnnx } from '@gradcam/onnx';
import { backend, memory, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { twoChannels } from '../network/small-graph.js';
import { countedRuntime } from './counted-runtime.js';

beforeAll(() => setBackend('cpu'));

const options = { outputUpsampling: 'none', sign: 'signed' } as const;

async function valuesOf(map: Tensor): Promise<number[]> {
  const values = [...(await map.data())];
  map.dispose();
  return values;
}

// The channels are 1, 3, 5, 7 and 4, 3, 2, 1; a score takes a quarter of each number: the first one less the other, or the first negated.
const [difference, negated] = [
  [-0.75, 0, 0.75, 1.5],
  [-0.25, -0.75, -1.25, -1.75],
];

it.each([
  // The trunk with the output, and the way back for both scores.
  ['all at once', ['N', 1, 2, 2], [1, 2]],
  ['one by one, where the file has a batch of one', [1, 1, 2, 2], [1, 1, 1]],
] as const)('ONNX Runtime differentiates several scores %s', async (_, dims, expected) => {
  const { runtime, runs } = countedRuntime();
  const before = memory().numTensors;
  const network = await onnxNetwork(writeOnnx(twoChannels(dims)), { runtime });
  const x = tensor([1, 2, 3, 4], [1, 2, 2]);
  // Held against TensorFlow.js; two classes at once are not tried at their first call.
  await gradCAM(network, x, 0, options).then(({ scoreMap }) => valuesOf(scoreMap));
  runs.length = 0;
  const { scoreMap } = await gradCAM(network, x, [0, 1], options);
  expect(runs).toEqual(expected);
  expect(await valuesOf(scoreMap)).toEqual([...difference, ...negated]);
  await network.dispose();
  x.dispose();
  expect(memory().numTensors).toBe(before);
});

it.each([
  ['in one batch', ['N', 1, 2, 2]],
  ['sample by sample', [1, 1, 2, 2]],
] as const)('of several pictures %s', async (_, dims) => {
  const network = await onnxNetwork(writeOnnx(twoChannels(dims)));
  const x = tensor([1, 2, 3, 4, 4, 3, 2, 1], [2, 1, 2, 2]);
  for (let time = 0; time < 2; time += 1) {
    const { scoreMap } = await gradCAM(network, x, [0, 1], options);
    const turned = [difference, negated].flatMap((map) => [...map].reverse());
    expect(await valuesOf(scoreMap)).toEqual([...difference, ...negated, ...turned]);
  }
  await network.dispose();
  x.dispose();
});

it('a third map reads its input from the backend, and nothing else', async () => {
  const network = await onnxNetwork(writeOnnx(twoChannels()));
  const x = tensor([1, 2, 3, 4], [1, 2, 2]);
  for (let time = 0; time < 2; time += 1)
    (await gradCAM(network, x, undefined, options)).scoreMap.dispose();
  const read = vi.spyOn(backend(), 'read');
  const { scoreMap, explained } = await gradCAM(network, x, undefined, options);
  expect(read).toHaveBeenCalledTimes(1);
  read.mockRestore();
  // The means are 4 and 2.5.
  expect(explained).toMatchObject([{ classIndex: 0, score: 1.5 }]);
  expect(await valuesOf(scoreMap)).toEqual(difference);
  await network.dispose();
  x.dispose();
});
