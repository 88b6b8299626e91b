import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM, type GradCAMOptions } from '@gradcam/core';
import type { Network } from '@gradcam/core/network';
import { onnxNetwork, writeOnnx, type OnnxRuntime } from '@gradcam/onnx';
import { memory, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { twoChannels } from '../network/small-graph.js';
import { chosenLayers } from '../nets/chosen-layers.js';
import { deepCuts } from '../nets/deep-cuts.js';
import { filled } from '../nets/filled.js';
import { nets } from '../nets/nets.js';
import { seededValues } from '../nets/seeded-values.js';
import { countedRuntime } from './counted-runtime.js';
import { headInTfjs } from './head-in-tfjs.js';

beforeAll(() => setBackend('cpu'));

/** Relative to the largest number. */
const tolerance = 1e-5;

async function mapOf(network: Network, x: Tensor, options: GradCAMOptions) {
  const { scoreMap, explained } = await gradCAM(network, x, undefined, options);
  const map = [...(await scoreMap.data())];
  scoreMap.dispose();
  return { map, explained };
}

/** The largest difference of a map that was made at once from that of TensorFlow.js. */
async function difference(bytes: Uint8Array, options: GradCAMOptions) {
  const runtime = countedRuntime();
  const network = await onnxNetwork(bytes, { runtime: runtime.runtime });
  const shape = network.inputs[0]?.shape.map((size) => size ?? 1) ?? [];
  const count = shape.reduce((product, size) => product * size, 1);
  const x = tensor(seededValues(1000, -1, 1, count), shape);
  try {
    const expected = await mapOf(headInTfjs(network), x, options);
    for (let time = 0; time < 2; time += 1) await mapOf(network, x, options);
    runtime.runs.length = 0;
    const { map, explained } = await mapOf(network, x, options);
    expect(explained[0]?.classIndex).toBe(expected.explained[0]?.classIndex);
    const largest = expected.map.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const apart = map.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (expected.map[at] ?? NaN))),
      0,
    );
    return { share: apart / largest, runs: runtime.runs.length };
  } finally {
    x.dispose();
    await network.dispose();
  }
}

/** Heads of all kinds: means over space by either op, by windows, weights that are computed, dense layers of a flattened layer, a layer without a head behind its mean. */
const titles = [
  'torchscript/resnet18',
  'torchscript/vgg11',
  'dynamo/mobilenet-v3',
  'dynamo/squeezenet',
  'light/inception-v1',
  'light/shufflenet',
];

it.each(titles)(
  'is one run at the third call, of what TensorFlow.js gives for %s',
  async (title) => {
    const net = nets.find(({ group, name }) => `${group}/${name}` === title);
    const { feature, reduction } = chosenLayers[title] ?? {};
    if (net === undefined) throw new RangeError(`there is no network ${title}`);
    const layers = { featureLayer: feature, reductionLayer: reduction };
    const { share, runs } = await difference(filled(net.bytes), { ...layers, score: 'logit' });
    expect(share).toBeLessThan(tolerance);
    expect(runs).toBe(1);
  },
);

it.each(['torchscript/shufflenet-v2', 'dynamo/mobilenet-v3'] as const)(
  'is so half-way up %s',
  async (title) => {
    const net = nets.find(({ group, name }) => `${group}/${name}` === title);
    const { reduction } = chosenLayers[title] ?? {};
    if (net === undefined) throw new RangeError(`there is no network ${title}`);
    const layers = { featureLayer: deepCuts[title], reductionLayer: reduction };
    const { share, runs } = await difference(filled(net.bytes), layers);
    expect(share).toBeLessThan(tolerance);
    expect(runs).toBe(1);
  },
);

it.each([
  ['an open batch', ['N', 1, 2, 2], 1],
  ['a batch of one', [1, 1, 2, 2], 1],
] as const)('takes one run with %s', async (_, dims, expected) => {
  const { runtime, runs } = countedRuntime();
  const before = memory().numTensors;
  const network = await onnxNetwork(writeOnnx(twoChannels(dims)), { runtime });
  const x = tensor([1, 2, 3, 4], [1, 2, 2]);
  const options = { outputUpsampling: 'none', sign: 'signed' } as const;
  for (let time = 0; time < 3; time += 1) {
    runs.length = 0;
    const { map } = await mapOf(network, x, options);
    expect([...map]).toEqual([-0.75, 0, 0.75, 1.5]);
  }
  expect(runs).toHaveLength(expected);
  await network.dispose();
  x.dispose();
  expect(memory().numTensors).toBe(before);
});

it.each([
  'Could not find an implementation for OneHot',
  // The weights of a large network once more are too many for WebAssembly.
  "Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc",
])('is left where ONNX Runtime cannot load it: %s', async (message) => {
  const { runtime, runs } = countedRuntime();
  const refusing: OnnxRuntime = {
    ...runtime,
    InferenceSession: {
      create: async (model, options) => {
        if (new TextDecoder('latin1').decode(model).includes('OneHot')) throw new Error(message);
        return await runtime.InferenceSession.create(model, options);
      },
    },
  };
  const network = await onnxNetwork(writeOnnx(twoChannels()), { runtime: refusing });
  const x = tensor([1, 2, 3, 4], [1, 2, 2]);
  const options = { outputUpsampling: 'none', sign: 'signed' } as const;
  for (let time = 0; time < 3; time += 1) {
    runs.length = 0;
    expect([...(await mapOf(network, x, options)).map]).toEqual([-0.75, 0, 0.75, 1.5]);
  }
  // The trunk with the output, and the way back.
  expect(runs).toHaveLength(2);
  await network.dispose();
  x.dispose();
});
