import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM, type Target } from '@gradcam/core';
import { networkFromFunctions, type MapRequest, type Network } from '@gradcam/core/network';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';

/** A network of two channels of 2 x 2, which are its scores at each position. */
function pixelNet(): { readonly net: Network; readonly asked: MapRequest[] } {
  const asked: MapRequest[] = [];
  const functions = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 2], dtype: 'float32' },
    trunk: (x) => x,
    head: (activations) => activations.clone(),
  });
  const gradCam = async ([x = tensor([])]: readonly Tensor[], request: MapRequest) => {
    asked.push(request);
    const numbers = await x.data<'float32'>();
    const channels = [0, 1].map((channel) => numbers.filter((_, at) => at % 2 === channel));
    const [zero = NaN, one = NaN] = channels.map((each) =>
      each.reduce((sum, value) => sum + value),
    );
    const made = request.classes.map((given) => {
      const index = given < 0 ? Number(one > zero) : given;
      const [own = [], other = []] = [channels[index], channels[1 - index]].map((each) =>
        Array.from(each ?? []),
      );
      const isCounted = (value: number, at: number) =>
        request.scores.region === 'all' || value > (other[at] ?? NaN);
      const counted = own.filter(isCounted);
      return {
        index,
        score: counted.reduce((sum, value) => sum + value, 0),
        map: own.map((value) => (counted.length / 4) * value),
      };
    });
    return {
      maps: Float32Array.from(made.flatMap(({ map }) => map)),
      resized: undefined,
      output: { numbers, shape: x.shape },
      sums: { indices: made.map(({ index }) => index), values: made.map(({ score }) => score) },
    };
  };
  const net: Network = {
    graph: functions.graph,
    inputs: functions.inputs,
    cut: (request) => ({ ...functions.cut(request), gradCam }),
  };
  return { net, asked };
}

// The first class is 1, 2, 3, 4 and the largest in the lower row; the second is 8, 6, 2, 2.
const x = tensor([1, 8, 2, 6, 3, 2, 4, 2], [2, 2, 2]);

async function mapOf(net: Network, target: Target | undefined, input = x) {
  const { scoreMap, explained, warnings } = await gradCAM(net, input, target, {
    outputUpsampling: 'none',
  });
  const map = [...(await scoreMap.data())];
  scoreMap.dispose();
  return { map, explained, warnings };
}

describe('maps of an output with space that an engine makes at once', () => {
  it.each([
    ['of a class at all positions', 0, [1, 2, 3, 4], [{ classIndex: 0, score: 10 }], 'all'],
    [
      'of the class with the largest sum',
      undefined,
      [8, 6, 2, 2],
      [{ classIndex: 1, score: 18 }],
      'all',
    ],
    [
      'where the class is predicted',
      { label: 0, region: 'predicted' },
      [0.5, 1, 1.5, 2],
      [{ classIndex: 0, score: 7 }],
      'predicted',
    ],
    [
      'of several classes, each where it is predicted',
      { label: [1, 0], region: 'predicted' },
      [4, 3, 1, 1, 0.5, 1, 1.5, 2],
      [
        { classIndex: 1, score: 14 },
        { classIndex: 0, score: 7 },
      ],
      'predicted',
    ],
  ] as const)(
    'are those of the head, from the third call on: %s',
    async (_, given, map, explained, region) => {
      const { net, asked } = pixelNet();
      const target = given as Target | undefined;
      for (const times of [0, 1, 2]) {
        expect(await mapOf(net, target)).toMatchObject({ map, explained });
        expect(asked).toHaveLength(times);
      }
      expect(asked[1]?.scores).toEqual({ format: 'channelsLast', region });
    },
  );

  it('are told by the same words as those of the head of a class that is predicted nowhere', async () => {
    const { net, asked } = pixelNet();
    const target = { label: 0, region: 'predicted' } as const;
    for (let time = 0; time < 2; time += 1) await mapOf(net, target);
    const nowhere = tensor([1, 8, 2, 6, 3, 5, 4, 7], [2, 2, 2]);
    const made = await mapOf(net, target, nowhere);
    expect(made).toEqual(await mapOf(pixelNet().net, target, nowhere));
    expect(made).toMatchObject({ map: [0, 0, 0, 0], explained: [{ classIndex: 0, score: 0 }] });
    expect(made.warnings).toHaveLength(1);
    expect(asked).toHaveLength(2);
    nowhere.dispose();
  });

  it.each([2, -1, 0.5])(
    'are left to the head for %d, a class that does not exist',
    async (label) => {
      const { net } = pixelNet();
      for (let time = 0; time < 2; time += 1) await mapOf(net, 0);
      await expect(mapOf(net, label)).rejects.toMatchObject({ code: 'CLASS_OUT_OF_RANGE' });
    },
  );

  it('are never taken of an engine that does not give their scores', async () => {
    const { net, asked } = pixelNet();
    const cut: Network['cut'] = (request) => {
      const made = net.cut(request);
      const gradCam: typeof made.gradCam = async (inputs, wanted) => {
        const maps = await made.gradCam?.(inputs, wanted);
        return maps && { ...maps, sums: undefined };
      };
      return { ...made, gradCam };
    };
    const without: Network = { ...net, cut };
    for (let time = 0; time < 4; time += 1)
      expect((await mapOf(without, 0)).map).toEqual([1, 2, 3, 4]);
    expect(asked).toHaveLength(1);
  });

  it('are not asked for of a mask or one position', async () => {
    const { net, asked } = pixelNet();
    const mask = tensor([1, 0, 0, 1], [2, 2]);
    for (let time = 0; time < 3; time += 1) {
      expect((await mapOf(net, { label: 0, region: { mask } })).map).toEqual([0.5, 1, 1.5, 2]);
      const pixel = { label: 1, region: { pixel: [0, 0] } };
      expect((await mapOf(net, pixel)).map).toEqual([2, 1.5, 0.5, 0.5]);
    }
    expect(asked).toHaveLength(0);
    mask.dispose();
  });
});
