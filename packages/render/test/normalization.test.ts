import { describe, expect, it } from 'vitest';
import {
  normalizeByMax,
  normalizeByPercentile,
  normalizeByRange,
  normalizeMinMax,
  normalizeNone,
  normalizeSigned,
} from '../src/index.js';

describe('normalisation', () => {
  it('brings the smallest score to 0 and the largest to 1', () => {
    expect([...normalizeMinMax([2, 4, 6])]).toEqual([0, 0.5, 1]);
  });

  it('leaves zero at 0 when only the largest score counts', () => {
    expect([...normalizeByMax([-1, 0, 1, 4])]).toEqual([0, 0, 0.25, 1]);
  });

  it('puts several maps on one scale', () => {
    expect([...normalizeByRange(0, 8)([-1, 2, 8, 9])]).toEqual([0, 0.25, 1, 1]);
    expect(() => normalizeByRange(1, 1)).toThrow(/normalizeByRange: .*got 1 to 1/);
  });

  it('cuts outliers off at percentiles, interpolated between scores', () => {
    // Sorted 0 1 2 3 100; the 25th percentile is 1, the 75th is 3.
    expect([...normalizeByPercentile(25, 75)([0, 1, 2, 3, 100])]).toEqual([0, 0, 0.5, 1, 1]);
    // The 50th of two is halfway.
    expect([...normalizeByPercentile(50, 100)([0, 2])]).toEqual([0, 1]);
    expect(() => normalizeByPercentile(60, 40)).toThrow(/normalizeByPercentile/);
  });

  it('clamps scores that are taken as they are', () => {
    expect([...normalizeNone([-1, 0.25, 2])]).toEqual([0, 0.25, 1]);
  });

  it('puts zero in the middle and the largest absolute score at an end', () => {
    expect([...normalizeSigned([-4, -1, 0, 2])]).toEqual([0, 0.375, 0.5, 0.75]);
    expect([...normalizeSigned([1, 8])]).toEqual([0.5625, 1]);
    expect([...normalizeSigned([0, 0])]).toEqual([0.5, 0.5]);
    expect([...normalizeSigned([-1.5e308, 1.5e308])]).toEqual([0, 1]);
  });

  it.each([
    ['normalizeMinMax', normalizeMinMax],
    ['normalizeByMax', normalizeByMax],
    ['normalizeByRange', normalizeByRange(0, 1)],
    ['normalizeByPercentile', normalizeByPercentile(2, 98)],
    ['normalizeNone', normalizeNone],
    ['normalizeSigned', normalizeSigned],
  ])('refuses a score that is not a finite number in %s', (name, normalize) => {
    expect(() => normalize([0, NaN])).toThrow(new RegExp(`^${name}: .*got NaN at position 1`));
  });

  it.each([normalizeMinMax, normalizeByMax, normalizeByPercentile(2, 98)])(
    'makes a map of zeros a map of zeros',
    (normalize) => {
      expect([...normalize([0, 0, 0, 0])]).toEqual([0, 0, 0, 0]);
    },
  );
});
