import '@tensorflow/tfjs-backend-cpu';
import { gradCAM } from '@gradcam/core';
import {
  onnxTrunk,
  type OnnxRuntime,
  type OnnxTrunkOptions,
  type TrunkEngine,
} from '@gradcam/onnx';
import { relativeDifference, withoutLeak } from '@gradcam/testing';
import {
  dispose,
  grad,
  mul,
  ones,
  randomUniform,
  serialization,
  setBackend,
  slice,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGraphNet } from '../../../testing/src/nets/written/open-graph-net.js';
import { openTrunk } from '../../src/trunk/open-trunk.js';
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

/** The map of a layer, by the model itself or with its trunk on ONNX Runtime. */
async function mapOf(net: Parameters<typeof gradCAM>[0], featureLayer: string): Promise<number[]> {
  const { scoreMap } = await gradCAM(net, x, 1, { featureLayer, outputUpsampling: 'none' });
  const values = [...(await scoreMap.data())];
  scoreMap.dispose();
  return values;
}

/** ONNX Runtime whose results are a share too large. */
function wrongRuntime(share: number): OnnxRuntime {
  const create = async (bytes: Uint8Array, options?: object) => {
    const session = await InferenceSession.create(bytes, options);
    return {
      inputNames: session.inputNames,
      run: async (feeds: Record<string, OnnxTensor>, fetches: readonly string[]) => {
        const results = Object.entries(await session.run(feeds, fetches));
        const wrong = results.map(([name, { dims, data }]) => {
          const values = Float32Array.from(data as Float32Array, (value) => value * (1 + share));
          return [name, new OnnxTensor('float32', values, dims)] as const;
        });
        return Object.fromEntries(wrong);
      },
      release: () => session.release(),
    };
  };
  return { InferenceSession: { create }, Tensor: OnnxTensor };
}

/** ONNX Runtime that runs a trunk, and what tells the sizes of a head, and fails to run the head: with what it says. */
function runtimeWithoutHeads(): { readonly runtime: OnnxRuntime; readonly failures: Error[] } {
  let count = 0;
  const failures: Error[] = [];
  const create = async (bytes: Uint8Array, options?: object) => {
    const session = await InferenceSession.create(bytes, options);
    count += 1;
    if (count < 3) return session;
    const run = () => {
      const failure = new Error('the ranks differ');
      failures.push(failure);
      return Promise.reject(failure);
    };
    return { inputNames: session.inputNames, run, release: () => session.release() };
  };
  return { runtime: { InferenceSession: { create }, Tensor: OnnxTensor }, failures };
}

/** A layer that nothing knows but its user. */
class Twice extends tf.layers.Layer {
  static className = 'Twice';
  override call(inputs: Tensor | Tensor[]): Tensor {
    return mul([inputs].flat()[0] ?? 0, 2);
  }
}
serialization.registerClass(Twice);

describe('onnxTrunk', () => {
  // Above the shortcut, between its ends, where a value passes by, and behind it.
  it.each(['first_relu', 'second_bn', 'sum'])('gives the map of the model at %s', async (layer) => {
    const network = await onnxTrunk(model, { trunk: 'onnx' });
    const map = await withoutLeak(() => mapOf(network, layer));
    expect(network.lastEngine()).toEqual({ engine: 'onnx' });
    expect(Math.max(...map)).toBeGreaterThan(0);
    expect(relativeDifference(map, await mapOf(model, layer))).toBeLessThan(1e-5);
    await network.dispose();
  });

  it('makes sessions once for each cut, and frees them', async () => {
    const { runtime, created, released, runs } = countedRuntime();
    const network = await onnxTrunk(model, { runtime });
    for (let count = 0; count < 3; count += 1) await mapOf(network, 'sum');
    // The trunk, the head and its gradient, twice, and what makes the map in one run, twice; and two sessions to learn sizes.
    // The first time, a prediction goes through the cut as well.
    expect([created.length, released.length, runs.length]).toEqual([6, 2, 10]);
    await network.dispose();
    expect(released.length).toBe(6);
    await expect(mapOf(network, 'sum')).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('differentiates the head in ONNX Runtime, with what passes by it and for other sizes of the batch', async () => {
    const network = await onnxTrunk(model);
    const cut = network.cut({
      featureLayer: 'second_bn',
      reductionLayer: 'classes',
      score: 'output',
    });
    for (const samples of [2, 1]) {
      const picture = slice(x, 0, samples);
      const { activations, bypass } = await cut.trunk([picture]);
      const seed = randomUniform([samples, 3], -1, 1, 'float32', 9);
      const [output, gradient] = [
        await cut.forward?.(activations, bypass),
        await cut.pull?.(activations, bypass, seed),
      ];
      if (output === undefined || gradient === undefined) throw new Error('nothing was computed');
      const expected = cut.head(activations, bypass);
      const slope = grad((features) => sum(mul(cut.head(features, bypass), seed)))(activations);
      expect(bypass.length).toBe(1);
      expect(relativeDifference(await output.data(), await expected.data())).toBeLessThan(1e-5);
      expect(relativeDifference(await gradient.data(), await slope.data())).toBeLessThan(1e-5);
      dispose([picture, activations, ...bypass, seed, output, gradient, expected, slope]);
    }
    await network.dispose();
  });

  it('runs a head in ONNX Runtime for which what passes by it is transposed', async () => {
    const network = await onnxTrunk(model);
    const cut = network.cut({ featureLayer: 'second', reductionLayer: 'classes', score: 'output' });
    const { activations, bypass } = await cut.trunk([x]);
    const output = await withoutLeak(async () => {
      const made = await cut.forward?.(activations, bypass);
      const values = made?.dataSync();
      made?.dispose();
      return values;
    });
    const expected = cut.head(activations, bypass);
    expect(relativeDifference(output ?? [], await expected.data())).toBeLessThan(1e-5);
    dispose([activations, ...bypass, expected]);
    await network.dispose();
  });

  it('leaves the head to the model where ONNX Runtime cannot run it, and does not try again', async () => {
    const { runtime, failures } = runtimeWithoutHeads();
    const network = await onnxTrunk(model, { runtime, trunk: 'onnx' });
    const own = await mapOf(model, 'second');
    for (let count = 0; count < 4; count += 1) {
      const map = await withoutLeak(() => mapOf(network, 'second'));
      expect(relativeDifference(map, own)).toBeLessThan(1e-5);
    }
    // And once what makes the map in one run, with the second map.
    expect(failures.length).toBe(2);
    expect(network.lastEngine()).toEqual({ engine: 'onnx' });
    await network.dispose();
  });

  it('runs the model itself where ONNX Runtime gives other numbers, and says so', async () => {
    const network = await onnxTrunk(model, { runtime: wrongRuntime(1e-3) });
    const own = await mapOf(model, 'sum');
    expect(await withoutLeak(() => mapOf(network, 'sum'))).toEqual(own);
    expect(network.lastEngine()).toMatchObject({
      engine: 'tfjs',
      because: expect.stringContaining('got a difference of 0.0010') as string,
    });
    expect(await mapOf(network, 'sum')).toEqual(own);
  });

  it('takes numbers that differ by rounding', async () => {
    const network = await onnxTrunk(model, { runtime: wrongRuntime(1e-5) });
    await mapOf(network, 'sum');
    expect(network.lastEngine()).toEqual({ engine: 'onnx' });
  });

  it('refuses other numbers where ONNX Runtime is required', async () => {
    const network = await onnxTrunk(model, { runtime: wrongRuntime(1e-3), trunk: 'onnx' });
    await expect(withoutLeak(() => mapOf(network, 'sum'))).rejects.toMatchObject({
      code: 'PREDICTION_DIFFERS',
    });
  });

  it('runs the model itself where a layer of the trunk cannot be written', async () => {
    const unknown = tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'conv', filters: 2, kernelSize: 3, inputShape: [6, 6, 3] }),
        new Twice({ name: 'twice' }),
        tf.layers.globalAveragePooling2d({}),
      ],
    });
    const network = await onnxTrunk(unknown);
    expect(await mapOf(network, 'twice')).toEqual(await mapOf(unknown, 'twice'));
    expect(network.lastEngine()).toMatchObject({
      engine: 'tfjs',
      because: expect.stringContaining('"twice" of type Twice') as string,
    });
    // Below the cut it does not matter.
    await mapOf(network, 'conv');
    expect(network.lastEngine()).toEqual({ engine: 'onnx' });
    const required = await onnxTrunk(unknown, { trunk: 'onnx' });
    await expect(mapOf(required, 'twice')).rejects.toMatchObject({ code: 'MODEL_UNSUPPORTED' });
    unknown.dispose();
  });

  it('goes back to ONNX Runtime after an input of a size that its graph does not take', async () => {
    const open = await openGraphNet();
    const network = await onnxTrunk(open, { inputShapes: [[10, 10, 1]] });
    const engines: TrunkEngine[] = [];
    for (const size of [10, 12, 10]) {
      const picture = ones([1, size, size, 1]);
      const { scoreMap } = await gradCAM(network, picture, 0, { outputUpsampling: 'none' });
      // Of the mean of the pixels that are left, each has its share.
      expect((await scoreMap.data())[0]).toBeCloseTo(1 / (size - 6) ** 2, 6);
      dispose([picture, scoreMap]);
      engines.push(network.lastEngine());
    }
    expect(engines.map(({ engine }) => engine)).toEqual(['onnx', 'tfjs', 'onnx']);
    expect(engines[1]).toMatchObject({
      because: expect.stringContaining('Got: 12 Expected: 10') as string,
    });
    await network.dispose();
    open.dispose();
  });

  it("leaves everything to the model with the trunk 'tfjs'", async () => {
    const { runtime, created } = countedRuntime();
    const network = await onnxTrunk(model, { trunk: 'tfjs', runtime });
    await mapOf(network, 'sum');
    expect(created).toEqual([]);
    expect(network.lastEngine()).toEqual({ engine: 'tfjs', because: undefined });
  });

  it('does without ONNX Runtime where there is none, unless it is required', async () => {
    const nowhere = {
      runtimes: [],
      read: () => Promise.reject(new Error('no files')),
      beside: () => undefined,
    };
    const network = await openTrunk(model, {}, nowhere);
    await mapOf(network, 'sum');
    expect(network.lastEngine()).toMatchObject({
      engine: 'tfjs',
      because: expect.stringContaining('no native ONNX Runtime') as string,
    });
    await expect(openTrunk(model, { trunk: 'onnx' }, nowhere)).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
    });
  });

  it.each([{ trunk: 'native' }, { trunks: 'onnx' }])('refuses the options %o', async (options) => {
    // A program without types may give anything.
    await expect(onnxTrunk(model, options as OnnxTrunkOptions)).rejects.toMatchObject({
      code: 'BAD_OPTION',
    });
  });
});
