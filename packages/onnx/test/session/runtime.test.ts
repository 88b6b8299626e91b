import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM } from '@gradcam/core';
import {
  ablationCamMethod,
  reciproCamMethod,
  scoreCamMethod,
  xGradCamMethod,
} from '@gradcam/core/methods';
import type { Cut, Network } from '@gradcam/core/network';
import { onnxNetwork, writeOnnx, type OnnxRuntime } from '@gradcam/onnx';
import { memory, mul, tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { findRuntime } from '../../src/session/find-runtime.js';
import { countedRuntime } from './counted-runtime.js';
import { node, shortcut, smallGraph, twoChannels } from '../network/small-graph.js';

const x = tensor([1, 2, 3, 4], [1, 2, 2]);
const options = { outputUpsampling: 'none' } as const;

describe('the sessions of a network', () => {
  it('are one for each part, released with it, and no tensor is left', async () => {
    const { runtime, created, released } = countedRuntime();
    const before = memory().numTensors;
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime });
    // One to learn the sizes, which nobody needs any more.
    expect([created.length, released.length]).toEqual([1, 1]);
    const maps = await Promise.all([0, 0, 0].map((target) => gradCAM(network, x, target, options)));
    // The trunk with the output behind it, the gradient, and the whole network to compare with.
    expect(created.length).toBe(4);
    for (const { scoreMap } of maps) scoreMap.dispose();
    await network.dispose();
    expect(released.length).toBe(4);
    expect(memory().numTensors).toBe(before);
    await expect(gradCAM(network, x, 0)).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('are released where the network is disposed while a map is made, which ends with DISPOSED', async () => {
    const { runtime, created, released } = countedRuntime();
    const before = memory().numTensors;
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime });
    const [made] = await Promise.allSettled([gradCAM(network, x, 0, options), network.dispose()]);
    expect(made).toMatchObject({ status: 'rejected', reason: { code: 'DISPOSED' } });
    expect(released.length).toBe(created.length);
    expect(memory().numTensors).toBe(before);
  });

  it('stay at most twelve, of the parts used last: those of six cuts', async () => {
    const { runtime, created, released } = countedRuntime();
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime });
    // A method of which no map is made at once, for which there would be a third part.
    const own = { ...options, method: xGradCamMethod };
    const at = (featureLayer: string, reductionLayer = 'score') =>
      gradCAM(network, x, 0, { ...own, featureLayer, reductionLayer, checkPrediction: false });
    for (const layer of ['double', 'rest', 'active', 'sum']) await at(layer);
    for (const layer of ['active', 'sum']) await at(layer, 'mean');
    for (const layer of ['double', 'active', 'sum']) await at(layer);
    expect(created.length - 1).toBe(12);
    await gradCAM(network, x, 0, { ...own, featureLayer: 'sum' });
    // The whole network, to compare with, does not push out a part.
    expect([created.length, released.length]).toEqual([14, 1]);
    // A seventh cut pushes out the parts of the one that was used longest ago, and of no other.
    await at('double', 'mean');
    expect([created.length, released.length]).toEqual([16, 3]);
    await at('sum');
    expect(created.length).toBe(16);
    await at('rest');
    expect(created.length).toBe(18);
    await network.dispose();
    expect(released.length).toBe(18);
  });

  it('are given the options of the caller', async () => {
    const given: object[] = [];
    const watched = watching(given);
    const session = { graphOptimizationLevel: 'basic', logSeverityLevel: 4 };
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime: watched, session });
    await gradCAM(network, x, 0, options);
    expect(given.slice(-3)).toMatchObject([session, session, session]);
    await network.dispose();
  });

  it('do not spin when a run is over, which slows the others, unless the caller wants it', async () => {
    const spinning = (given: readonly object[]) =>
      given.map((each) => ('extra' in each ? JSON.stringify(each.extra) : undefined));
    const calm: object[] = [];
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime: watching(calm) });
    await gradCAM(network, x, 0, options);
    const off = '{"session":{"intra_op":{"allow_spinning":"0"}}}';
    expect(spinning(calm.slice(-3))).toEqual([off, off, off]);
    await network.dispose();
    const own: object[] = [];
    const session = { extra: { session: { intra_op: { allow_spinning: '1' } } } };
    const other = await onnxNetwork(writeOnnx(shortcut()), { runtime: watching(own), session });
    await gradCAM(other, x, 0, options);
    expect(own.slice(-3)).toMatchObject([session, session, session]);
    await other.dispose();
  });

  it('hold what they explain against the file without the optimiser, whose faults both would have', async () => {
    const given: object[] = [];
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime: watching(given) });
    await gradCAM(network, x, 0, options);
    const [trunk, gradient, whole] = given.slice(-3);
    for (const part of [trunk, gradient]) expect(part).not.toHaveProperty('graphOptimizationLevel');
    expect(whole).toHaveProperty('graphOptimizationLevel', 'disabled');
    await network.dispose();
  });
});

it('makes a cut once, for as long as it is among the latest', async () => {
  const network = await onnxNetwork(writeOnnx(shortcut()));
  const at = (featureLayer: string) =>
    network.cut({ featureLayer, reductionLayer: 'score', score: 'output' });
  const sum = at('sum');
  expect(at('sum')).toBe(sum);
  expect(at('active')).not.toBe(sum);
  expect(() => at('none')).toThrow(/network\.cut: .*none/);
  await network.dispose();
});

it.each([
  // As a ReLU makes it that is on in one engine alone.
  [0.005, 2],
  [0.05, 1],
])(
  'a gradient of ONNX Runtime that is off by %f is taken for %i of two maps',
  async (share, expected) => {
    const network = await onnxNetwork(writeOnnx(shortcut()));
    let calls = 0;
    const off: Network = {
      ...network,
      cut: (request) => {
        const cut = network.cut(request);
        const pull: NonNullable<Cut['pull']> = async (...values) => {
          calls += 1;
          const gradient = await cut.pull?.(...values);
          return gradient && mul(gradient, 1 + share);
        };
        return { ...cut, pull };
      },
    };
    for (const target of [0, 0]) await gradCAM(off, x, target, options);
    expect(calls).toBe(expected);
    await network.dispose();
  },
);

describe('methods without gradients', () => {
  it.each([
    // Two channels at once: a mask each, from the input to the output in one run.
    ['Score-CAM', scoreCamMethod(), [2]],
    ['Ablation-CAM', ablationCamMethod(), [2]],
    // Four positions at once.
    ['Recipro-CAM', reciproCamMethod(), [4]],
  ] as const)('%s runs them in ONNX Runtime, all at once', async (_, method, expected) => {
    const { runtime, runs } = countedRuntime();
    const network = await onnxNetwork(writeOnnx(twoChannels()), { runtime });
    const own = { ...options, checkPrediction: false } as const;
    const without = (others: Partial<Cut>): Network => ({
      ...network,
      cut: (request) => ({ ...network.cut(request), ...others }),
    });
    const tapeOnly = without({ pull: undefined });
    runs.length = 0;
    await gradCAM(tapeOnly, x, 0, own);
    expect(runs).toEqual([1]);
    const { scoreMap } = await gradCAM(tapeOnly, x, 0, { ...own, method });
    expect(runs.slice(1)).toEqual([1, ...expected]);
    const headless = without({ pull: undefined, forward: undefined });
    const byHead = await gradCAM(headless, x, 0, { ...own, method });
    const [found, usual] = [await scoreMap.data(), await byHead.scoreMap.data()];
    found.forEach((value, index) => {
      expect(Math.abs(value - (usual[index] ?? NaN))).toBeLessThan(1e-5);
    });
    await network.dispose();
  });
});

describe('ONNX Runtime', () => {
  it('that is not installed is named with the command that brings it', async () => {
    const missing = (name: string) => ({
      name,
      load: () =>
        Promise.reject(
          Object.assign(new Error(`Cannot find package '${name}'`), {
            code: 'ERR_MODULE_NOT_FOUND',
          }),
        ),
    });
    await expect(
      findRuntime(undefined, ['onnxruntime-node', 'onnxruntime-web'].map(missing)),
    ).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message:
        /no onnxruntime-node and no onnxruntime-web; install it with npm install onnxruntime-node/,
    });
  });

  it('that is broken says why', async () => {
    const load = () => Promise.reject(new Error('invalid ELF header'));
    await expect(
      findRuntime(undefined, [{ name: 'onnxruntime-node', load }]),
    ).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: /onnxruntime-node, which fails: "invalid ELF header"/,
    });
  });

  it('that is something else is refused', async () => {
    const runtime = { InferenceSession: 3 } as unknown as OnnxRuntime;
    await expect(onnxNetwork(writeOnnx(shortcut()), { runtime })).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message: /not ONNX Runtime, got an object with the keys InferenceSession/,
    });
  });

  it('that does not load a network is quoted, and nothing is left', async () => {
    const before = memory().numTensors;
    const unknown = smallGraph({
      nodes: [
        node('Blur', ['image'], 'features'),
        node('GlobalAveragePool', ['features'], 'score'),
      ],
      inputs: { image: ['N', 1, 2, 2] },
      outputs: ['score'],
    });
    const failing = onnxNetwork(writeOnnx(unknown));
    await expect(failing).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: /ONNX Runtime cannot load this network, got ".*Blur/,
    });
    await expect(failing).rejects.toHaveProperty('cause');
    expect(memory().numTensors).toBe(before);
  });

  it.each([
    ['std::bad_alloc', 'OUT_OF_MEMORY'],
    ['no available backend found. ERR: [webgpu] no adapter', 'BACKEND_UNAVAILABLE'],
    [
      'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library',
      'BACKEND_UNAVAILABLE',
    ],
    ['something else', 'MODEL_UNSUPPORTED'],
  ])('that fails with "%s" ends in %s', async (message, code) => {
    const { runtime, released } = countedRuntime();
    let isFailing = false;
    const broken: OnnxRuntime = {
      ...runtime,
      InferenceSession: {
        create: (model: Uint8Array, own?: object) =>
          isFailing
            ? Promise.reject(new Error(message))
            : runtime.InferenceSession.create(model, own),
      },
    };
    const network = await onnxNetwork(writeOnnx(shortcut()), { runtime: broken });
    isFailing = true;
    const before = memory().numTensors;
    await expect(gradCAM(network, x, 0, options)).rejects.toMatchObject({ code });
    expect(memory().numTensors).toBe(before);
    isFailing = false;
    // What failed once is tried again.
    (await gradCAM(network, x, 0, options)).scoreMap.dispose();
    await network.dispose();
    expect(released.length).toBe(4);
  });
});

/** ONNX Runtime, whose options of sessions are written down. */
function watching(given: object[]): OnnxRuntime {
  const { runtime } = countedRuntime();
  return {
    ...runtime,
    InferenceSession: {
      create: (model: Uint8Array, own: object = {}) => {
        given.push(own);
        return runtime.InferenceSession.create(model, own);
      },
    },
  };
}
