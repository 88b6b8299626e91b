import '@tensorflow/tfjs-backend-cpu';
import { gradCAM, type ExplainableModel, type GradCAMOptions } from '@gradcam/core';
import { onnxTrunk, type OnnxRuntime } from '@gradcam/onnx';
import { relativeDifference } from '@gradcam/testing';
import { randomUniform, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import type * as tf from '@tensorflow/tfjs-layers';
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shortcutNet } from '../export/shortcut-net.js';
import { countedRuntime } from '../session/counted-runtime.js';

let model: tf.LayersModel;
const xs: Tensor[] = [];
beforeAll(async () => {
  await setBackend('cpu');
  model = shortcutNet();
  for (const seed of [5, 6, 7, 8]) xs.push(randomUniform([2, 6, 6, 3], -1, 1, 'float32', seed));
});
afterAll(() => {
  model.dispose();
  xs.forEach((each) => {
    each.dispose();
  });
});

async function mapOf(
  network: ExplainableModel,
  x: Tensor,
  target: number | number[] | undefined,
  options: GradCAMOptions,
) {
  const { scoreMap, explained } = await gradCAM(network, x, target, options);
  const numbers = [...(await scoreMap.data())];
  scoreMap.dispose();
  return { numbers, scores: explained.map(({ score }) => score) };
}

// Above the shortcut, inside of it, where values pass by, and behind it; signed, resized and for several classes.
it.each([
  ['first_relu', 1, {}],
  ['first_bn', undefined, { sign: 'signed' }],
  ['second_bn', [0, 2], { sign: 'signed', outputUpsampling: 'none' }],
  ['second', 1, { sign: 'signed' }],
  ['sum', [2, 0, 1], {}],
] as const)(
  'makes the map of the model at %s of %o in one run, from the third on',
  async (featureLayer, target, own) => {
    const { runtime, runs } = countedRuntime();
    const network = await onnxTrunk(model, { trunk: 'onnx', runtime });
    const options = { ...own, featureLayer };
    const wanted = typeof target === 'object' ? [...target] : target;
    for (const [at, x] of xs.entries()) {
      const before = runs.length;
      const made = await mapOf(network, x, wanted, options);
      const expected = await mapOf(model, x, wanted, options);
      expect(relativeDifference(made.numbers, expected.numbers)).toBeLessThan(1e-5);
      expect(relativeDifference(made.scores, expected.scores)).toBeLessThan(1e-5);
      if (at >= 2) expect(runs.length - before).toBe(1);
      expect(network.lastEngine()).toEqual({ engine: 'onnx' });
    }
    await network.dispose();
  },
);

/** ONNX Runtime whose sessions that take classes, which are those of maps, do what they are told to. */
function runtimeWithMaps(run: (session: InferenceSession) => InferenceSession['run']): OnnxRuntime {
  const create = async (bytes: Uint8Array, own?: object) => {
    const session = await InferenceSession.create(bytes, own);
    const { inputNames, outputMetadata } = session;
    const isOfMaps = inputNames.some((name) => name.endsWith('/classes'));
    return {
      inputNames,
      outputMetadata,
      run: isOfMaps ? run(session) : session.run.bind(session),
      release: () => session.release(),
    };
  };
  return { InferenceSession: { create }, Tensor: OnnxTensor };
}

it.each(['fail', 'are wrong'])(
  'makes maps in several runs where those of one run %s',
  async (how) => {
    let count = 0;
    const runtime = runtimeWithMaps((session) => async (feeds: InferenceSession.FeedsType) => {
      count += 1;
      if (how === 'fail') throw new Error('there is no kernel for this op');
      const made = Object.entries(await session.run(feeds)).map(([name, { data, dims }]) => {
        const numbers = data instanceof Float32Array ? data.map((each) => 1.1 * each) : [];
        return [name, new OnnxTensor('float32', numbers, dims)] as const;
      });
      return Object.fromEntries(made);
    });
    const network = await onnxTrunk(model, { trunk: 'onnx', runtime });
    const options = { featureLayer: 'second_bn' };
    for (const x of xs) {
      const made = await mapOf(network, x, 1, options);
      const expected = await mapOf(model, x, 1, options);
      expect(relativeDifference(made.numbers, expected.numbers)).toBeLessThan(1e-5);
    }
    expect(count).toBe(1);
    await network.dispose();
  },
);
