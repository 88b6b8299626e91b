import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axisTaps, resampleMap, type Interpolation } from '../src/index.js';
import reference from './reference/resample.json' with { type: 'json' };

beforeAll(() => setBackend('cpu'));

describe('axisTaps', () => {
  it('weighs the four neighbours of a quarter position by the Keys kernel with a = -0.5', () => {
    // At distance 0.25: 1.5/64 - 2.5/16 + 1; 0.75: 0.2265625; 1.25: -0.0703125; 1.75: -0.0234375.
    const [, , , taps] = axisTaps(4, 8, 'bicubic');
    expect(taps).toEqual([
      { index: 0, weight: -0.0703125 },
      { index: 1, weight: 0.8671875 },
      { index: 2, weight: 0.2265625 },
      { index: 3, weight: -0.0234375 },
    ]);
  });

  it('repeats the edge sample where bicubic looks beyond it', () => {
    // Centre -0.25 of [0, 1]: positions -2, -1, 0, 1 are mirrored to 1, 0, 0, 1.
    const [taps] = axisTaps(2, 4, 'bicubic');
    expect(taps).toEqual([
      { index: 1, weight: -0.0234375 + -0.0703125 },
      { index: 0, weight: 0.2265625 + 0.8671875 },
    ]);
  });

  it.each(['bicubic', 'bilinear', 'nearest'] as const)(
    'has %s weights that add up to one, also when shrinking',
    (interpolation) => {
      for (const [from, to] of [
        [1, 5],
        [7, 224],
        [224, 7],
        [3, 3],
      ] as const) {
        for (const taps of axisTaps(from, to, interpolation)) {
          expect(taps.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
        }
      }
    },
  );

  it.each(['bicubic', 'bilinear', 'nearest'] as const)(
    'leaves an axis of the same size as it is with %s',
    (interpolation) => {
      expect(axisTaps(3, 3, interpolation)).toEqual(
        [0, 1, 2].map((index) => [{ index, weight: 1 }]),
      );
    },
  );
});

describe('resampleMap', () => {
  it.each(reference.cases)(
    'agrees with float64 for $kernel from $from to $to',
    async ({ kernel, from, to, input, output }) => {
      const before = memory().numTensors;
      const map = tensor(input, [1, ...from]);
      const resampled = resampleMap(map, to, kernel as Interpolation);
      const values = await resampled.data();
      expect(resampled.shape).toEqual([1, ...to]);
      output.forEach((value, index) => {
        expect(values[index]).toBeCloseTo(value, 4);
      });
      map.dispose();
      resampled.dispose();
      expect(memory().numTensors).toBe(before);
    },
  );

  it('resamples each axis of a volume', async () => {
    // Constant along two axes, so each axis can be read off alone.
    const map = tensor([0, 0, 0, 0, 8, 8, 8, 8], [1, 2, 2, 2]);
    const resampled = resampleMap(map, [4, 2, 3], 'bilinear');
    expect(resampled.shape).toEqual([1, 4, 2, 3]);
    const values = await resampled.data();
    expect(Array.from(values.filter((_, index) => index % 6 === 0))).toEqual([0, 2, 6, 8]);
    map.dispose();
    resampled.dispose();
  });
});
