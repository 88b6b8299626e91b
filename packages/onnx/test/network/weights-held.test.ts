import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import { onnxNetwork, writeOnnx, type OnnxRuntime } from '@gradcam/onnx';
import { ones, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { countedRuntime } from '../session/counted-runtime.js';
import { floats, node, smallGraph } from './small-graph.js';

beforeAll(() => setBackend('cpu'));

const count = 64 * 16;
/** Its filters take 4 kB; the file says nothing of the values between input and output. */
const bytes = writeOnnx(
  smallGraph({
    nodes: [
      node('Conv', ['image', 'filters'], 'convolved'),
      node('Relu', ['convolved'], 'features'),
      node('GlobalAveragePool', ['features'], 'means'),
      node('Flatten', ['means'], 'scores'),
    ],
    constants: {
      filters: floats(
        [64, 16, 1, 1],
        Array.from({ length: count }, (_, at) => at / count),
      ),
    },
    inputs: { image: ['N', 16, 2, 3] },
    outputs: ['scores'],
  }),
);
const shapes = [
  [null, 16, 2, 3],
  [null, 64, 2, 3],
  [null, 64, 2, 3],
  [null, 64, 1, 1],
  [null, 64],
];

/** Tells how large the files are that it is given, and refuses those that are small where it is to. */
function weighingRuntime(isStrict: boolean) {
  const { runtime } = countedRuntime();
  const sizes: number[] = [];
  const create = async (model: Uint8Array, options?: object) => {
    sizes.push(model.length);
    if (isStrict && model.length < 4 * count) throw new Error('W is no constant initializer');
    return await runtime.InferenceSession.create(model, options);
  };
  return { sizes, runtime: { ...runtime, InferenceSession: { create } } satisfies OnnxRuntime };
}

it.each([
  ['without its weights', false, 1],
  ['with them where ONNX Runtime takes weights as constants alone', true, 2],
] as const)('learns the sizes of a network %s', async (_, isStrict, expected) => {
  const { runtime, sizes } = weighingRuntime(isStrict);
  const network = await onnxNetwork(bytes, { runtime });
  expect(network.graph.layers.map(({ outputShape }) => outputShape)).toEqual(shapes);
  expect(sizes).toHaveLength(expected);
  expect(sizes[0]).toBeLessThan(4 * count);
  await network.dispose();
});

it('holds the weights of what a map is compared with until maps take one run', async () => {
  const { runtime, created, released } = countedRuntime();
  const network = await onnxNetwork(bytes, { runtime });
  const x = ones([1, 16, 2, 3]);
  const held: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { scoreMap } = await gradCAM(network, x, 3);
    scoreMap.dispose();
    held.push(created.length - released.length);
  }
  // The trunk with the output, the way back, and the file as it is, in whose place comes what makes maps in one run.
  expect(held).toEqual([3, 3, 3]);
  expect(created).toHaveLength(5);
  await network.dispose();
  expect(released).toHaveLength(5);
  x.dispose();
});

it('frees parts that are not in use where there is no memory for another one', async () => {
  const { runtime, created, released } = countedRuntime();
  const refused: number[] = [];
  const create = async (model: Uint8Array, options?: object) => {
    const held = created.length - released.length;
    if (held >= 2) {
      refused.push(held);
      throw new Error("Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc");
    }
    return await runtime.InferenceSession.create(model, options);
  };
  const narrow = { ...runtime, InferenceSession: { create } };
  const network = await onnxNetwork(bytes, { runtime: narrow });
  const x = ones([1, 16, 2, 3]);
  for (let time = 0; time < 3; time += 1) {
    const { scoreMap, explained } = await gradCAM(network, x, 3, { outputUpsampling: 'none' });
    // The filters of class 3 are those from 48 / 1024 to 63 / 1024; each feature is their sum, and counts a sixth.
    const sum = (16 * (48 + 63)) / 2 / 1024;
    expect(explained[0]?.score).toBeCloseTo(sum, 5);
    for (const value of await scoreMap.data()) expect(value).toBeCloseTo(sum / 6, 5);
    scoreMap.dispose();
  }
  expect(refused.length).toBeGreaterThan(0);
  await network.dispose();
  expect(released).toHaveLength(created.length);
  x.dispose();
});
