import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { resampleMap, type Interpolation } from '../src/index.js';
import reference from '../../resample/test/reference/resample.json' with { type: 'json' };

beforeAll(() => setBackend('cpu'));

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
