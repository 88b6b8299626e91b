import { describe, expect, it } from 'vitest';
import { bootstrapInterval, pairedDifference } from '../../src/index.js';

const evens = Array.from({ length: 100 }, (_, at) => at % 2);

describe('the bootstrap interval', () => {
  it('is about two standard errors to each side of the mean', () => {
    // The standard error of 100 numbers, half of them 0 and half 1, is 0.05: 0.5 +- 1.96 * 0.05.
    const { mean, low, high } = bootstrapInterval(evens, { resamples: 20_000 });
    expect(mean).toBe(0.5);
    expect(Math.abs(low - 0.402)).toBeLessThan(0.012);
    expect(Math.abs(high - 0.598)).toBeLessThan(0.012);
  });

  it('is narrower for a lower level, and a point where nothing varies', () => {
    // 0.674 standard errors hold a half.
    const { low, high } = bootstrapInterval(evens, { level: 0.5, resamples: 20_000 });
    expect(Math.abs(high - low - 2 * 0.674 * 0.05)).toBeLessThan(0.012);
    expect(bootstrapInterval([3, 3, 3])).toEqual({ mean: 3, low: 3, high: 3 });
    expect(bootstrapInterval([7])).toEqual({ mean: 7, low: 7, high: 7 });
  });

  it('depends on the seed alone', () => {
    const values = [1, 4, 2, 8, 5, 7];
    expect(bootstrapInterval(values, { seed: 5 })).toEqual(bootstrapInterval(values, { seed: 5 }));
    expect(bootstrapInterval(values, { seed: 5, resamples: 50 })).not.toEqual(
      bootstrapInterval(values, { seed: 6, resamples: 50 }),
    );
  });

  it('refuses what has no mean', () => {
    expect(() => bootstrapInterval([])).toThrow(/^bootstrapInterval: .*got an empty list/);
    expect(() => bootstrapInterval([1, NaN])).toThrow(/got the number NaN at position 1/);
    expect(() => bootstrapInterval([1], { level: 1 })).toThrow(/level is wrong, got 1/);
    expect(() => bootstrapInterval([1], { resamples: 0 })).toThrow(/resamples is wrong/);
  });
});

describe('the paired difference', () => {
  it('sees a difference that the spread of the samples hides from both means', () => {
    const first = Array.from({ length: 50 }, (_, at) => at + 1 + 0.1 * (at % 2));
    const second = Array.from({ length: 50 }, (_, at) => at);
    const { mean, low, high } = pairedDifference(first, second);
    expect(mean).toBeCloseTo(1.05, 10);
    expect([low > 1.03, high < 1.07]).toEqual([true, true]);
    const [one, other] = [bootstrapInterval(first), bootstrapInterval(second)];
    expect(one.low).toBeLessThan(other.high);
  });

  it('refuses lists that do not pair', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(/^pairedDifference: the lists do not pair/);
    expect(() => pairedDifference([1], [])).toThrow(/got an empty list/);
  });
});
