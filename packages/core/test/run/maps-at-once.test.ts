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
    const samples = numbers.length / 8;
    const maps = Float32Array.from({ length: request.classes.length * 4 }, (_, at) => {
      const map = Math.floor(at / 4);
      const [a = NaN, b = NaN] = output.subarray(2 * (map % samples));
      const given = request.classes[map] ?? NaN;
      const cell = 4 * (map % samples) + (at % 4);
      return (numbers[2 * cell + (given < 0 ? Number(b > a) : given)] ?? NaN) / 4;
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
    expect(asked[2]).toEqual({
      classes: [-1],
      scores: { format: 'channelsLast', region: 'all' },
      format: 'channelsLast',
      resizing: undefined,
    });
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

  it('are of several classes, each number of which is tried by itself', async () => {
    const { net, asked } = await trusted(meansOf());
    const before = memory().numTensors;
    for (const times of [1, 2, 3]) {
      const { map, explained } = await mapOf(net, [1, 0, 1]);
      expect(asked).toHaveLength(times);
      expect(map).toEqual([...second, ...first, ...second]);
      expect(explained).toMatchObject([
        { classIndex: 1, score: 5 },
        { classIndex: 0, score: 2.5 },
        { classIndex: 1, score: 5 },
      ]);
    }
    expect(asked[2]?.classes).toEqual([1, 0, 1]);
    expect(memory().numTensors).toBe(before);
  });

  it('are of several classes of each sample, in the order of the samples', async () => {
    const { net, asked } = meansOf();
    const batch = tensor([1, 8, 2, 6, 3, 4, 4, 2, 8, 1, 6, 2, 4, 3, 2, 4], [2, 2, 2, 2]);
    for (let time = 0; time < 3; time += 1) {
      const { map, explained } = await mapOf(net, [0, 1], {}, batch);
      expect(map).toEqual([...first, ...second, ...second, ...first]);
      expect(explained.map(({ sample, classIndex }) => [sample, classIndex])).toEqual([
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ]);
    }
    expect(asked[1]?.classes).toEqual([0, 0, 1, 1]);
    batch.dispose();
  });

  it('of which one is wrong, and small beside the others, are never taken', async () => {
    const { net, asked } = meansOf((maps) =>
      maps.map((value, at) => (at < 4 ? 0.5 * value : value)),
    );
    const faint = tensor([1e-6, 8, 2e-6, 6, 3e-6, 4, 4e-6, 2], [2, 2, 2]);
    for (let time = 0; time < 3; time += 1) await mapOf(net, [0, 1], {}, faint);
    expect(asked).toHaveLength(1);
    faint.dispose();
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

  it('are not asked for where a map is another than that of Grad-CAM of classes', async () => {
    const { net, asked } = await trusted(meansOf());
    for (let time = 0; time < 3; time += 1) {
      await mapOf(net, 0, { method: gradCamPlusPlusMethod });
      await mapOf(net, 0, { sign: 'negative' });
      await mapOf(net, (output: Tensor) => mean(output));
    }
    expect(asked).toHaveLength(1);
  });

  it.each([[2], [[0, 2]], [[2, 0, 1]]])(
    'are left to the head for %j, a class that does not exist',
    async (target) => {
      const { net } = await trusted(meansOf());
      for (let time = 0; time < 2; time += 1)
        await mapOf(net, Array.isArray(target) ? target.map(() => 0) : 0);
      await expect(mapOf(net, target)).rejects.toMatchObject({ code: 'CLASS_OUT_OF_RANGE' });
    },
  );

  // Of the score that is against its class, of one without any evidence, and of both beside a map with some.
  it.each([
    ['against the class', [-1, 8, -2, 6, -3, 4, -4, 2], [0]],
    ['none at all', [0, 8, 0, 6, 0, 4, 0, 2], [0]],
    ['one beside another', [-1, 8, -2, 6, -3, 4, -4, 2], [1, 0]],
    ['each of two', [-1, 0, -2, 0, -3, 0, -4, 0], [1, 0]],
  ])('of zeros are told by the same words as those of the head: %s', async (_, numbers, target) => {
    const { net, asked } = meansOf();
    const zero = tensor(numbers, [2, 2, 2]);
    const expected = await mapOf(net, target, {}, zero);
    for (let time = 0; time < 2; time += 1) await mapOf(net, target.map(Number), {}, x);
    const made = await mapOf(net, target, {}, zero);
    expect(made).toEqual(expected);
    expect(made.warnings.length).toBeGreaterThan(0);
    expect(asked).toHaveLength(3);
    zero.dispose();
  });

  it('of zeros alone make no engine trusted', async () => {
    const { net, asked } = meansOf((maps) => maps.map((value) => Math.min(value, 0)));
    const zero = tensor([-1, 8, -2, 6, -3, 4, -4, 2], [2, 2, 2]);
    for (let time = 0; time < 3; time += 1) await mapOf(net, 0, {}, zero);
    expect(asked).toHaveLength(0);
    for (let time = 0; time < 3; time += 1) expect((await mapOf(net, 0)).map).toEqual(first);
    expect(asked).toHaveLength(1);
    zero.dispose();
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

  it('that are ended meanwhile leave their inputs to the run until it is over', async () => {
    const { net } = meansOf();
    const controller = new AbortController();
    let [isSlow, isOver] = [false, false];
    const cut: Network['cut'] = (request) => {
      const made = net.cut(request);
      const gradCam: typeof made.gradCam = async (inputs, wanted) => {
        if (isSlow) {
          controller.abort('enough');
          await new Promise((resolve) => setTimeout(resolve, 20));
          isOver = inputs.every(({ isDisposed }) => !isDisposed);
        }
        return await made.gradCam?.(inputs, wanted);
      };
      return { ...made, gradCam };
    };
    const slow: Network = { ...net, cut };
    for (let time = 0; time < 2; time += 1) await mapOf(slow, 0);
    isSlow = true;
    const before = memory().numTensors;
    await expect(mapOf(slow, 0, { signal: controller.signal })).rejects.toBe('enough');
    expect(isOver).toBe(true);
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
