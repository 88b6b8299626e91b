import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM, type GradCAMOptions, type Progress, type Target } from '@gradcam/core';
import { gradCamMethod } from '@gradcam/core/methods';
import { networkFromFunctions, withHostNumbers, type Network } from '@gradcam/core/network';
import {
  fill,
  mean,
  memory,
  mul,
  profile,
  randomUniform,
  reshape,
  sum,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';

const channels = 3;
const positions = 4;

/** A network of an engine of its own, whose scores are the means of its channels; its numbers are on the host, or on the backend alone. */
function meansOf(isOnHost: boolean, dataFormat: 'channelsFirst' | 'channelsLast'): Network {
  const isFirst = dataFormat === 'channelsFirst';
  const head = (activations: Tensor) => mean(activations, isFirst ? [2, 3] : [1, 2]);
  const functions = networkFromFunctions({
    input: {
      name: 'image',
      shape: isFirst ? [null, channels, 2, 2] : [null, 2, 2, channels],
      dtype: 'float32',
    },
    dataFormat,
    trunk: (x) => x,
    head,
  });
  const given = async (made: Tensor) =>
    isOnHost ? withHostNumbers(made, await made.data<'float32'>()) : made;
  return {
    graph: functions.graph,
    inputs: functions.inputs,
    cut: (request) => ({
      ...functions.cut(request),
      trunk: async ([x = tensor([])]) => ({ activations: await given(x.clone()), bypass: [] }),
      forward: (activations) => given(tidy(() => head(activations))),
      pull: (activations, _, seed) => {
        const ones = isFirst ? [1, 1] : [];
        const spread = tidy(() => {
          const slopes = reshape(seed, [-1, ...(isFirst ? [] : [1, 1]), channels, ...ones]);
          const shape = [seed.shape[0], ...activations.shape.slice(1)];
          return mul(fill(shape, 1 / positions), slopes);
        });
        return given(spread);
      },
    }),
  };
}

async function explained(net: Network, x: Tensor, target?: Target, options: GradCAMOptions = {}) {
  // Only from the second map on is an engine trusted.
  (await gradCAM(net, x, target, options)).scoreMap.dispose();
  const { scoreMap, explained: all, warnings } = await gradCAM(net, x, target, options);
  const map = [...(await scoreMap.data())];
  scoreMap.dispose();
  return { map, all, warnings };
}

describe('numbers that are on the host', () => {
  it.each([
    ['channelsLast', undefined],
    ['channelsLast', [2, 0]],
    ['channelsFirst', { perSample: [1, 2] }],
    ['channelsFirst', [0, 1, 2]],
  ] as const)('make with %s and the target %j what tensors make', async (dataFormat, target) => {
    const shape = dataFormat === 'channelsFirst' ? [2, channels, 2, 2] : [2, 2, 2, channels];
    const x = randomUniform(shape, -1, 1, 'float32', 7);
    const before = memory().numTensors;
    const combine = vi.spyOn(gradCamMethod, 'combine');
    // A score has no other sign to look for, and no tensors are asked for.
    const options = { method: gradCamMethod, sign: 'signed' } as const;
    const host = await explained(meansOf(true, dataFormat), x, target, options);
    expect(combine).not.toHaveBeenCalled();
    combine.mockRestore();
    const own = await explained(meansOf(false, dataFormat), x, target, options);
    expect(host.map).toHaveLength(own.map.length);
    for (const [at, value] of own.map.entries()) expect(host.map[at]).toBeCloseTo(value, 6);
    const score = expect.any(Number) as number;
    expect(host.all.map((each) => ({ ...each, score }))).toEqual(
      own.all.map((each) => ({ ...each, score })),
    );
    for (const [at, each] of own.all.entries())
      expect(host.all[at]?.score).toBeCloseTo(each.score, 6);
    expect(memory().numTensors).toBe(before);
    x.dispose();
  });

  it('are told and can be ended as a step of the call', async () => {
    const net = meansOf(true, 'channelsLast');
    const x = randomUniform([2, 2, channels], 0, 1, 'float32', 7);
    await explained(net, x, [0, 1]);
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => told.push(progress);
    (await gradCAM(net, x, [0, 1], { onProgress })).scoreMap.dispose();
    expect(told).toEqual([{ stage: 'grad-cam', done: 1, total: 1 }]);
    const controller = new AbortController();
    const before = memory().numTensors;
    const ended = gradCAM(net, x, [0, 1], {
      signal: controller.signal,
      onProgress: () => {
        controller.abort('enough');
      },
    });
    await expect(ended).rejects.toBe('enough');
    expect(memory().numTensors).toBe(before);
    x.dispose();
  });

  it('are left to a copy of a method with another sum', async () => {
    const x = tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 2, channels]);
    const method = {
      ...gradCamMethod,
      name: 'sum of channels',
      combine: ({ activations }: { readonly activations: Tensor }) => sum(activations, -1),
    };
    const options = { method, outputUpsampling: 'none' } as const;
    const { map } = await explained(meansOf(true, 'channelsLast'), x, 0, options);
    expect(map).toEqual([6, 15, 24, 33]);
    x.dispose();
  });

  it('are not repeated for several scores', async () => {
    const net = meansOf(true, 'channelsLast');
    const x = randomUniform([2, 2, channels], 0, 1, 'float32', 7);
    await explained(net, x, [0, 1, 2]);
    const { kernels } = await profile(async () => {
      (await gradCAM(net, x, [0, 1, 2])).scoreMap.dispose();
      return x;
    });
    const joined = kernels.filter(({ name }) => name === 'Concat');
    const sizes = joined.map(({ outputShapes }) => outputShapes[0]?.join());
    expect(sizes).toContain('3,3');
    expect(sizes).not.toContain('3,2,2,3');
    x.dispose();
  });
});
