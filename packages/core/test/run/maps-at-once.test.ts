import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM, type GradCAMOptions, type Progress, type Target } from '@gradcam/core';
import { gradCamPlusPlusMethod } from '@gradcam/core/methods';
import { networkFromFunctions, type MapRequest, type Network } from '@gradcam/core/network';
import { mean, memory, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';

/** A network of two channels of 2 x 2, whose scores are the channels' means: a map is a quarter of its channel. */
interface Own {
  readonly net: Network;
  /** What was asked of its engine. */
  readonly asked: MapRequest[];
}

function meansOf(change: (numbers: Float32Array) => Float32Array = (numbers) => numbers): Own {
  const asked: MapRequest[] = [];
  const functions = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 2], dtype: 'float32' },
    trunk: (x) => x,
    head: (activations) => mean(activations, [1, 2]),
  });
  const gradCam = async ([x = tensor([])]: readonly Tensor[], request: MapRequest) => {
    asked.push(request);
    const numbers = await x.data<'float32'>();
    const output = tidy(() => mean(x, [1, 2]).dataSync<'float32'>());
    const maps = Float32Array.from({ length: numbers.length / 2 }, (_, at) => {
      const sample = Math.floor(at / 4);
      const [a = NaN, b = NaN] = output.subarray(2 * sample);
      const given = request.classes[sample] ?? NaN;
      return (numbers[2 * at + (given < 0 ? Number(b > a) : given)] ?? NaN) / 4;
    });
    return {
      maps: change(maps),
      resized: undefined,
      output: { numbers: output, shape: [output.length / 2, 2] },
    };
  };
  const net: Network = {
    graph: functions.graph,
    inputs: functions.inputs,
    cut: (request) => ({ ...functions.cut(request), gradCam }),
  };
  return { net, asked };
}

// The channels are 1, 2, 3, 4 and 8, 6, 4, 2.
const x = tensor([1, 8, 2, 6, 3, 4, 4, 2], [2, 2, 2]);
const [first, second] = [
  [0.25, 0.5, 0.75, 1],
  [2, 1.5, 1, 0.5],
];

async function mapOf(net: Network, target?: Target, options: GradCAMOptions = {}, input = x) {
  const own = { outputUpsampling: 'none', ...options } as const;
  const { scoreMap, explained, warnings } = await gradCAM(net, input, target, own);
  const map = [...(await scoreMap.data())];
  scoreMap.dispose();
  return { map, explained, warnings };
}

/** The calls by which an engine becomes trusted. */
async function trusted(own: Own): Promise<Own> {
  await mapOf(own.net);
  await mapOf(own.net);
  return own;
}

describe('maps that an engine makes at once', () => {
  it('are tried at the second call, and taken from the third on', async () => {
    const { net, asked } = meansOf();
    const before = memory().numTensors;
    for (const times of [0, 1, 2, 3]) {
      const { map, explained } = await mapOf(net);
      expect(asked).toHaveLength(times);
      expect(map).toEqual(second);
      expect(explained).toMatchObject([{ sample: 0, classIndex: 1, score: 5 }]);
    }
    expect(asked[2]).toEqual({ classes: [-1], format: 'channelsLast', resizing: undefined });
    expect(memory().numTensors).toBe(before);
  });

  it('are of the class that is named, and resized as others are', async () => {
    const { net, asked } = await trusted(meansOf());
    expect((await mapOf(net, 0)).map).toEqual(first);
    expect((await mapOf(net, 'low', { classNames: ['low', 'high'] })).explained).toMatchObject([
      { classIndex: 0, className: 'low', score: 2.5 },
    ]);
    expect(asked).toHaveLength(3);
    const resized = { outputUpsampling: 'nearest' } as const;
    for (let time = 0; time < 3; time += 1)
      expect((await mapOf(net, 0, resized)).map).toEqual(first);
    expect(asked.at(-1)?.resizing).toEqual([
      { numbers: Float32Array.of(1, 0, 0, 1), shape: [2, 2] },
      { numbers: Float32Array.of(1, 0, 0, 1), shape: [2, 2] },
    ]);
  });

  it('are of each sample of a batch', async () => {
    const { net, asked } = meansOf();
    const batch = tensor([1, 8, 2, 6, 3, 4, 4, 2, 8, 1, 6, 2, 4, 3, 2, 4], [2, 2, 2, 2]);
    for (let time = 0; time < 3; time += 1) {
      const { map } = await mapOf(net, { perSample: [0, 0] }, {}, batch);
      expect(map).toEqual([...first, ...second]);
    }
    expect(asked.map(({ classes }) => classes)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    batch.dispose();
  });

  it('that are others than those of the head are never taken', async () => {
    const { net, asked } = meansOf((maps) => maps.map((value) => value * 1.1));
    for (let time = 0; time < 4; time += 1) expect((await mapOf(net)).map).toEqual(second);
    expect(asked).toHaveLength(1);
  });

  it('that fail when they are tried are left', async () => {
    const { net, asked } = meansOf(() => {
      throw new RangeError('no memory');
    });
    const before = memory().numTensors;
    for (let time = 0; time < 3; time += 1) expect((await mapOf(net)).map).toEqual(second);
    expect(asked).toHaveLength(1);
    expect(memory().numTensors).toBe(before);
  });

  it('are not asked for where a map is another than that of Grad-CAM of one class', async () => {
    const { net, asked } = await trusted(meansOf());
    await mapOf(net, [0, 1]);
    await mapOf(net, 0, { method: gradCamPlusPlusMethod });
    await mapOf(net, 0, { sign: 'negative' });
    await mapOf(net, (output: Tensor) => mean(output));
    expect(asked).toHaveLength(1);
  });

  it('are made again by the head where there is something to say of them', async () => {
    const { net } = await trusted(meansOf());
    await expect(mapOf(net, 2)).rejects.toMatchObject({ code: 'CLASS_OUT_OF_RANGE' });
    const negative = tensor([-1, -8, -2, -6, -3, -4, -4, -2], [2, 2, 2]);
    const { map, warnings } = await mapOf(net, 0, {}, negative);
    expect(map).toEqual([0, 0, 0, 0]);
    expect(warnings).toMatchObject([{ code: 'zero-map' }]);
    negative.dispose();
  });

  it('are made again by the head where they are not finite', async () => {
    let isBroken = false;
    const { net, asked } = await trusted(meansOf((maps) => (isBroken ? maps.fill(NaN) : maps)));
    isBroken = true;
    expect((await mapOf(net)).map).toEqual(second);
    expect(asked).toHaveLength(2);
  });

  it('are told and can be ended as a step of the call', async () => {
    const { net } = await trusted(meansOf());
    const told: Progress[] = [];
    await mapOf(net, 0, { onProgress: (progress) => void told.push(progress) });
    expect(told).toEqual([{ stage: 'grad-cam', done: 1, total: 1 }]);
    const controller = new AbortController();
    const before = memory().numTensors;
    const onProgress = () => {
      controller.abort('enough');
    };
    const ended = mapOf(net, 0, { signal: controller.signal, onProgress });
    await expect(ended).rejects.toBe('enough');
    expect(memory().numTensors).toBe(before);
  });

  it('are held against the prediction where earlier ones were not', async () => {
    const { net, asked } = meansOf();
    const wrong = { ...net, predict: () => tensor([[1, 2]]) };
    for (let time = 0; time < 3; time += 1) await mapOf(wrong, 0, { checkPrediction: false });
    expect(asked).toHaveLength(2);
    await expect(mapOf(wrong, 0)).rejects.toMatchObject({ code: 'PREDICTION_DIFFERS' });
  });
});
