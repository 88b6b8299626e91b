import { describe, expect, it } from 'vitest';
import { rankCorrelation, structuralSimilarity } from '../../src/index.js';

describe('the rank correlation', () => {
  it('is that of the ranks, whatever the distances', () => {
    expect(rankCorrelation([1, 2, 3, 4], [1, 10, 100, 1000])).toBe(1);
    expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
    // The differences of the ranks are 0, 1, 1: 1 - 6 * 2 / (3 * 8).
    expect(rankCorrelation([1, 2, 3], [10, 20, 15])).toBeCloseTo(0.5, 12);
  });

  it('gives equal numbers the mean of their ranks', () => {
    // Ranks 0.5 0.5 2 3 and 0 1 2 3: deviations -1 -1 0.5 1.5 and -1.5 -0.5 0.5 1.5, so 4.5 / sqrt(4.5 * 5).
    expect(rankCorrelation([7, 7, 8, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it('refuses what does not pair', () => {
    expect(() => rankCorrelation([1, 2], [1])).toThrow(
      /^rankCorrelation: the lists do not pair, got 2 and 1/,
    );
    expect(() => rankCorrelation([1, 2], null as never)).toThrow(/not a list of numbers, got null/);
  });
});

describe('the structural similarity', () => {
  const ramp = Array.from({ length: 49 }, (_, at) => at / 48);

  it('is that of one window by hand', () => {
    expect(structuralSimilarity(ramp, ramp, 7)).toBeCloseTo(1, 12);
    // The other way round the means are 0.5 both, and the covariance is minus the variance, 49 * 50 / 12 / 48^2.
    const variance = (49 * 50) / 12 / 48 ** 2;
    const expected = (0.03 ** 2 - 2 * variance) / (0.03 ** 2 + 2 * variance);
    expect(structuralSimilarity(ramp, [...ramp].reverse(), 7)).toBeCloseTo(expected, 10);
  });

  it('is the mean over the windows within the picture', () => {
    // Two windows in 7 rows of 8: of a picture and one that differs in the last column alone, the first is 1.
    const wide = Array.from({ length: 56 }, (_, at) => (at % 8) / 7);
    const other = wide.map((value, at) => (at % 8 === 7 ? 0 : value));
    const first = structuralSimilarity(wide, other, 8);
    const second = structuralSimilarity(
      wide.filter((_, at) => at % 8 !== 0),
      other.filter((_, at) => at % 8 !== 0),
      7,
    );
    // Without the first column the range of both together stays 0 to 1.
    expect(first).toBeCloseTo((1 + second) / 2, 10);
  });

  it('refuses maps without a window', () => {
    expect(() => structuralSimilarity([1, 2, 3, 4], [1, 2, 3, 4], 2)).toThrow(
      /^structuralSimilarity: the maps have no window, got 4 numbers for the width 2/,
    );
  });
});
