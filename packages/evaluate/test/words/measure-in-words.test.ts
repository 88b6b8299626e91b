import '@tensorflow/tfjs-backend-cpu';
import type { Progress } from '@gradcam/core';
import { networkFromFunctions, type Network } from '@gradcam/core/network';
import { mean, setBackend, sigmoid, tensor, tidy, zerosLike } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  meaningOfMeasures,
  measureInWords,
  type MeasureInWordsOptions,
  type Sample,
} from '../../src/index.js';
import { contributions, linearNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

const measured = (
  options?: MeasureInWordsOptions,
  sample: Omit<Sample, 'x'> = { map: contributions, label: 0 },
  net: Network = linearNet(),
) =>
  withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    try {
      return await measureInWords(net, { x, ...sample }, options);
    } finally {
      x.dispose();
    }
  });

/** Probabilities that are 1/2 whatever the picture. */
const undecided = networkFromFunctions({
  input: { name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' },
  trunk: (x) => x.clone(),
  head: (activations) => tidy(() => sigmoid(zerosLike(mean(activations, [1, 2])))),
});

describe('measureInWords', () => {
  it('says the numbers, and of which there is none and why', async () => {
    const { text, values } = await measured();
    // Deletion by the mean, 2.5, highest first: 14, 11, 10.5, 11, 12.5. A blur of a twentieth of a position is none: always 14.
    // The map from 0 to 1 is 0, 1/7, 2/7, 1.
    expect(text).toMatch(
      /^Measured: insertion 14\.000 \(higher is better\), deletion 11\.438 \(lower is better\), complexity 0\.357 \(lower is better\)\. Average drop was not measured: the score is no probability, got 14,/,
    );
    expect(Object.keys(values)).toEqual(['insertion', 'deletion', 'complexity']);
    expect(values['deletion']).toBeCloseTo(11.4375, 5);
  });

  it('says all four of a network that gives probabilities, and what they are', async () => {
    const { text } = await measured({}, { map: contributions }, undecided);
    expect(text).toBe(
      'Measured: insertion 0.500 (higher is better), deletion 0.500 (lower is better), average drop 0.000 (lower is better), complexity 0.357 (lower is better).',
    );
    for (const name of ['Insertion', 'Deletion', 'Average drop', 'Complexity'])
      expect(meaningOfMeasures).toContain(`${name}: `);
  });

  it('measures no evidence against a class, and says so', async () => {
    expect(await measured({ sign: 'negative' })).toMatchObject({
      text: 'Not measured: evidence against a class is nothing that the network needs for it.',
      values: {},
    });
    const signed = await measured({ sign: 'signed' });
    expect(signed.text).toMatch(/^Measured: insertion/);
  });

  it.each<[string, Omit<Sample, 'x'>, RegExp]>([
    [
      'a map of another size',
      { map: { data: [1], width: 1, height: 1 } },
      /^Not measured: the map has another size than the input, got 1 x 1/,
    ],
    [
      'a map that is not finite',
      { map: { ...contributions, data: [1, NaN, 3, 8] } },
      /^Not measured: the map has a value that is not a finite number, got NaN/,
    ],
    [
      'a class that is not there',
      { label: 7 },
      /^Not measured: there is no such class, got index 7/,
    ],
  ])('says in a sentence what is wrong with %s', async (_, sample, sentence) => {
    const { text, values } = await measured({}, { map: contributions, ...sample });
    expect(text).toMatch(sentence);
    expect(values).toEqual({});
  });

  it('says in a sentence what is wrong with the network', async () => {
    const { text } = await measured({ reductionLayer: 'nowhere' });
    expect(text).toMatch(/^Not measured: .*'nowhere'.*\.$/);
  });

  it('tells how far it is, in runs of the network', async () => {
    const told: Progress[] = [];
    await measured({ onProgress: (progress) => told.push(progress), batchSize: 2 });
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([35]));
    const done = told.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.slice(2, 3)).toEqual([17]);
    expect(done.at(-1)).toBe(35);
  });

  it('ends where it is aborted, by the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const running = measured({
      signal: controller.signal,
      onProgress: () => {
        controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
  });

  it('refuses options that it does not take', async () => {
    // Border to programs without types.
    const wrong = (options: object) => measured(options);
    await expect(wrong({ sing: 'signed' })).rejects.toThrow(
      'measureInWords: there is no option "sing"',
    );
    await expect(wrong({ sign: 'up' })).rejects.toThrow(
      'measureInWords: the option sign is unknown',
    );
    await expect(wrong({ batchSize: 0 })).rejects.toThrow('measureInWords: the option batchSize');
    await expect(wrong({ onProgress: 5 })).rejects.toThrow('the option onProgress is not one');
    await expect(wrong({ metrics: [] })).rejects.toThrow('there is no option "metrics"');
  });
});
