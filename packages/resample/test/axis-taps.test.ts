import { describe, expect, it } from 'vitest';
import { axisTaps } from '../src/index.js';

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

  it('reads between the nearest samples where a kernel is not to be stretched', () => {
    // Four samples onto two: the centres lie at 0.5 and 2.5.
    expect(axisTaps(4, 2, 'bilinear', { antialias: false })).toEqual([
      [
        { index: 0, weight: 0.5 },
        { index: 1, weight: 0.5 },
      ],
      [
        { index: 2, weight: 0.5 },
        { index: 3, weight: 0.5 },
      ],
    ]);
    expect(axisTaps(4, 2, 'bilinear')[0]).toHaveLength(3);
  });

  it('refuses sizes, kernels and options that do not exist', () => {
    expect(() => axisTaps(0, 4, 'bicubic')).toThrow(/^axisTaps: the size is wrong, got 0/);
    expect(() => axisTaps(2, 1.5, 'bicubic')).toThrow(/^axisTaps: the size is wrong, got 1.5/);
    expect(() => axisTaps(2, 4, 'cubic' as 'bicubic')).toThrow(
      /^axisTaps: the interpolation is unknown, got "cubic", expected one of "bicubic", "bilinear"/,
    );
  });
});
