import { describe, expect, it } from 'vitest';
import * as door from '../src/index.js';
import reference from './reference/resample.json' with { type: 'json' };

const { axisTaps, resample, resampleAxis } = door;

it('exports these names', () => {
  expect(Object.keys(door).sort()).toEqual([
    'axisTaps',
    'checkResampling',
    'interpolations',
    'placedTaps',
    'resample',
    'resampleAxis',
  ]);
});

describe('resample', () => {
  it.each(reference.cases)(
    'agrees with float64 for $kernel from $from to $to',
    ({ kernel, from, to, input, output }) => {
      const values = resample(input, from, to, kernel as door.Interpolation);
      expect(values).toHaveLength(output.length);
      output.forEach((value, index) => {
        expect(values[index]).toBeCloseTo(value, 4);
      });
    },
  );

  it('resamples each axis of a volume and leaves an axis of the same size as it is', () => {
    const volume = [0, 0, 0, 0, 8, 8, 8, 8];
    const values = resample(volume, [2, 2, 2], [4, 2, 3], 'bilinear');
    expect(Array.from(values.filter((_, index) => index % 6 === 0))).toEqual([0, 2, 6, 8]);
    expect(Array.from(resample(volume, [2, 2, 2], [2, 2, 2], 'bicubic'))).toEqual(volume);
  });

  it('keeps the numbers of one sample together', () => {
    // Two pixels of three channels onto four.
    expect(Array.from(resample([0, 4, 8, 4, 8, 0], [2, 3], [4, 3], 'bilinear'))).toEqual([
      0, 4, 8, 1, 5, 6, 3, 7, 2, 4, 8, 0,
    ]);
  });

  it('refuses numbers that do not fit their shape', () => {
    expect(() => resample([1, 2, 3], [2], [4], 'bilinear')).toThrow(
      /^resample: the numbers do not fit their shape, got 3 of \[2\]/,
    );
    expect(() => resample([1, 2], [2], [4, 4], 'bilinear')).toThrow(/resampled to \[4, 4\]/);
    expect(() => resample([1, 2], [2], [0], 'bilinear')).toThrow(/^resample: the size is wrong/);
  });
});

it('resamples one axis with weights that are at hand', () => {
  const taps = axisTaps(2, 4, 'bilinear');
  expect(Array.from(resampleAxis([0, 4], { size: 2, inner: 1 }, taps))).toEqual([0, 1, 3, 4]);
});
