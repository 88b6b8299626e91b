import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import { onnxTrunk, type OnnxRuntime, type OnnxTrunkNetwork } from '@gradcam/onnx';
import { memory, randomUniform, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import type * as tf from '@tensorflow/tfjs-layers';
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shortcutNet } from '../export/shortcut-net.js';
import { countedRuntime } from '../session/counted-runtime.js';

let model: tf.LayersModel;
let x: Tensor;
beforeAll(async () => {
  await setBackend('cpu');
  model = shortcutNet();
  x = randomUniform([2, 6, 6, 3], -1, 1, 'float32', 5);
});
afterAll(() => {
  model.dispose();
  x.dispose();
});

/** ONNX Runtime whose run of this number fails. */
function failingRuntime(failing: number): OnnxRuntime {
  let runs = 0;
  const create = async (bytes: Uint8Array, own?: object) => {
    const session = await InferenceSession.create(bytes, own);
    return {
      inputNames: session.inputNames,
      outputMetadata: session.outputMetadata,
      run: async (feeds: Record<string, OnnxTensor>, fetches: readonly string[]) => {
        runs += 1;
        if (runs === failing) throw new Error('std::bad_alloc');
        return await session.run(feeds, fetches);
      },
      release: () => session.release(),
    };
  };
  return { InferenceSession: { create }, Tensor: OnnxTensor };
}

async function mapAt(network: OnnxTrunkNetwork, featureLayer: string): Promise<string> {
  try {
    (await gradCAM(network, x, 1, { featureLayer })).scoreMap.dispose();
    return 'a map';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another error';
  }
}

// The second run is the head's, the third its gradient's.
it.each([2, 3])('are left to TensorFlow.js where run %i fails in ONNX Runtime', async (failing) => {
  const network = await onnxTrunk(model, { runtime: failingRuntime(failing) });
  const before = memory().numTensors;
  expect(await mapAt(network, 'sum')).toBe('a map');
  expect(memory().numTensors).toBe(before);
  await network.dispose();
});

it.each([1, 2, 3, 4])(
  'are freed where the network is disposed while session %i is made',
  async (last) => {
    const { runtime, created, released } = countedRuntime();
    const gone: Promise<void>[] = [];
    const networks: OnnxTrunkNetwork[] = [];
    const create = async (bytes: Uint8Array, own?: object) => {
      const session = await runtime.InferenceSession.create(bytes, own);
      if (created.length === last) gone.push(...networks.map((each) => each.dispose()));
      return session;
    };
    const network = await onnxTrunk(model, {
      runtime: { ...runtime, InferenceSession: { create } },
    });
    networks.push(network);
    const before = memory().numTensors;
    expect(await mapAt(network, 'sum')).toBe('DISPOSED');
    await Promise.all(gone);
    expect(released.length).toBe(created.length);
    expect(memory().numTensors).toBe(before);
  },
);

it('are opened once, however often maps of many layers are made', async () => {
  const { runtime, created, released } = countedRuntime();
  const network = await onnxTrunk(model, { runtime });
  const layers = ['first', 'first_bn', 'first_relu', 'second', 'second_bn', 'sum'];
  const held: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    for (const featureLayer of layers) {
      for (const score of ['output', 'logit'] as const) {
        const cut = network.cut({ featureLayer, reductionLayer: 'classes', score });
        const { activations, bypass } = await cut.trunk([x]);
        const output = await cut.forward?.(activations, bypass);
        [activations, ...bypass, ...(output === undefined ? [] : [output])].forEach((each) => {
          each.dispose();
        });
      }
    }
    held.push(created.length - released.length);
  }
  // The trunks and the heads of six layers, for the logit lies inside of one, and what transposes a bypass.
  expect(held).toEqual([13, 13, 13]);
  await network.dispose();
  expect(released.length).toBe(created.length);
});
