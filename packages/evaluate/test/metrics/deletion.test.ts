import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  deletionMetric,
  evaluate,
  insertionMetric,
  type DeletionOptions,
  type EvaluateOptions,
  type NumberGrid,
} from '../../src/index.js';
import { contributions, linearNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

interface Case extends DeletionOptions {
  readonly map?: NumberGrid;
  readonly values?: readonly number[];
  readonly batchSize?: number;
  readonly channelsFirst?: boolean;
}

async function measured(given: Case): Promise<(number | undefined)[]> {
  const {
    map = contributions,
    values = [1, 2, 3, 4],
    batchSize,
    channelsFirst,
    ...options
  } = given;
  return withoutLeak(async () => {
    const x = tensor([...values], channelsFirst ? [1, 2, 2] : [2, 2, 1]);
    const { metrics, problems } = await evaluate(linearNet(channelsFirst), [{ x, map, label: 0 }], {
      metrics: [deletionMetric(options), insertionMetric(options)],
      batchSize,
    });
    expect(problems).toEqual([]);
    x.dispose();
    return [metrics['deletion']?.mean, metrics['insertion']?.mean];
  });
}

describe('deletion and insertion', () => {
  it('are the areas under the scores while the highest positions go and come first', async () => {
    // 14, 6, 3, 1, 0 and 0, 8, 11, 13, 14, each step a quarter wide.
    expect(await measured({ replacement: 0, steps: 4 })).toEqual([4.25, 9.75]);
    // 14, 3, 0 and 0, 11, 14, each a half wide.
    expect(await measured({ replacement: 0, steps: 2 })).toEqual([5, 9]);
  });

  it('take the lowest positions first where the map is the other way round', async () => {
    const map = { data: [8, 3, 2, 1], width: 2, height: 2 };
    // 14, 13, 11, 8, 0.
    expect(await measured({ replacement: 0, steps: 4, map })).toEqual([9.75, 4.25]);
  });

  it('weigh uneven steps by their width', async () => {
    // After 1, 3 and 4 of the positions: 14, 6, 1, 0, so (10 + 2 * 3.5 + 0.5) / 4.
    const [deletion] = await measured({ replacement: 0, steps: 3 });
    expect(deletion).toBe(4.375);
  });

  it('replace by the mean of the channel, and by a number', async () => {
    // The mean is 2.5: 14, 11, 10.5, 11, 12.5 and 12.5, 15.5, 16, 15.5, 14.
    expect(await measured({ replacement: 'mean', steps: 4 })).toEqual([11.4375, 15.0625]);
    // By 1: 14, 8, 6, 5, 5.
    expect((await measured({ replacement: 1, steps: 4 }))[0]).toBe(7.125);
  });

  it('replace by a blur of a given width, whose weights at the edge add up to one', async () => {
    // With the deviation 1 the neighbour weighs e^-0.5 = 0.606531 of the pixel itself.
    const [near, far] = [1 / 1.6065306597, 0.6065306597 / 1.6065306597];
    const row = (a: number, b: number) => [near * a + far * b, far * a + near * b] as const;
    const [a, b] = row(1, 2);
    const [c, d] = row(3, 4);
    const [top, bottom] = [near * a + far * c, far * a + near * c];
    const [topRight, bottomRight] = [near * b + far * d, far * b + near * d];
    const all = top + topRight + bottom + 2 * bottomRight;
    const [deletion] = await measured({ replacement: 'blur', blurDeviation: 1, steps: 1 });
    expect(deletion).toBeCloseTo((14 + all) / 2, 5);
  });

  it('replace by noise that depends on the seed alone, and is the mean where nothing varies', async () => {
    const [first] = await measured({ replacement: 'noise', seed: 3 });
    expect(await measured({ replacement: 'noise', seed: 3 })).toContain(first);
    expect(await measured({ replacement: 'noise', seed: 4 })).not.toContain(first);
    expect(await measured({ replacement: 'noise', values: [2, 2, 2, 2] })).toEqual([10, 10]);
  });

  it('give the same in batches of any size, and with channels first', async () => {
    const whole = [4.25, 9.75];
    for (const batchSize of [1, 2, 3, 5, 100])
      expect(await measured({ replacement: 0, steps: 4, batchSize })).toEqual(whole);
    expect(await measured({ replacement: 0, steps: 4, channelsFirst: true })).toEqual(whole);
  });

  it('leave positions of equal values in reading order', async () => {
    const map = { data: [1, 1, 1, 1], width: 2, height: 2 };
    // 14, 13, 11, 8, 0.
    expect((await measured({ replacement: 0, steps: 4, map }))[0]).toBe(9.75);
  });

  it.each([
    [{ steps: 0 }, /steps is wrong, got 0/],
    [{ replacement: 'grey' }, /replacement is unknown, got "grey", expected one of "blur"/],
    [{ replacement: NaN }, /replacement is wrong, got NaN/],
    [{ blurDeviation: 0 }, /blurDeviation is wrong, got 0/],
    [{ seed: 0.5 }, /seed is wrong/],
    [{ step: 4 }, /no option "step"; the nearest names? (is|are) "steps"/],
  ])('refuse %o', (options, sentence) => {
    // Border to the language: a program without types may give anything.
    expect(() => deletionMetric(options as DeletionOptions)).toThrow(sentence);
    expect(() => insertionMetric(options as DeletionOptions)).toThrow(/^insertionMetric: /);
  });
});

describe('a long evaluation', () => {
  const run = (options: Partial<EvaluateOptions>, x: Tensor) =>
    evaluate(linearNet(), [{ x, map: contributions }], {
      metrics: [deletionMetric({ steps: 4 })],
      batchSize: 2,
      ...options,
    });

  it('tells each batch of each metric, with the sample', async () => {
    const told: unknown[] = [];
    await withoutLeak(async () => {
      const x = tensor([1, 2, 3, 4], [2, 2, 1]);
      await run({ onProgress: (progress) => told.push(progress) }, x);
      x.dispose();
    });
    const step = { stage: 'deletion', total: 3, sample: 0 };
    expect(told).toEqual([1, 2, 3].map((done) => ({ ...step, done })));
  });

  it('ends with the reason of its signal, and frees everything', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    await withoutLeak(async () => {
      const x = tensor([1, 2, 3, 4], [2, 2, 1]);
      const onProgress = () => {
        controller.abort(reason);
      };
      await expect(run({ signal: controller.signal, onProgress }, x)).rejects.toBe(reason);
      await expect(run({ signal: controller.signal }, x)).rejects.toBe(reason);
      x.dispose();
    });
  });

  it('ends with what a listener throws, unchanged', async () => {
    const thrown = new Error('mine');
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const onProgress = () => {
      throw thrown;
    };
    await expect(run({ onProgress }, x)).rejects.toBe(thrown);
    x.dispose();
  });
});
