import { describe, expect, it } from 'vitest';
import { describeHeat, hottestPoint, resizeScores, sliceOf } from '../src/index.js';
import { grid } from './made.js';

describe('resizeScores', () => {
  it('samples half-pixel centres and replicates the edges', () => {
    expect([...resizeScores(grid(2, 1, 0, 4), 4, 1).data]).toEqual([0, 1, 3, 4]);
    expect([...resizeScores(grid(1, 2, 0, 4), 1, 4).data]).toEqual([0, 1, 3, 4]);
  });

  it('leaves a map of the same size as it is', () => {
    expect([...resizeScores(grid(2, 2, 1, 2, 3, 4), 2, 2).data]).toEqual([1, 2, 3, 4]);
  });

  it('spreads a single score', () => {
    expect([...resizeScores(grid(1, 1, 7), 2, 2).data]).toEqual([7, 7, 7, 7]);
  });
});

it('refuses a size to resize to that is not a positive integer', () => {
  expect(() => resizeScores(grid(1, 1, 7), 0, 2)).toThrow(/^resizeScores: the width .*got 0/);
  expect(() => resizeScores(grid(1, 1, 7), 2, 1.5)).toThrow(/^resizeScores: the height .*got 1.5/);
});

describe('sliceOf', () => {
  const volume = {
    data: Array.from({ length: 24 }, (_, index) => index),
    depth: 2,
    height: 3,
    width: 4,
  };

  it('cuts across each axis, the first of the other two downwards', () => {
    const across = (axis: 'depth' | 'height' | 'width', index: number) => {
      const { data, width, height } = sliceOf(volume, axis, index);
      return [width, height, ...data];
    };
    expect(across('depth', 1)).toEqual([4, 3, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
    expect(across('height', 2)).toEqual([4, 2, 8, 9, 10, 11, 20, 21, 22, 23]);
    expect(across('width', 1)).toEqual([3, 2, 1, 5, 9, 13, 17, 21]);
  });

  it('refuses an index outside the volume, and scores that do not fit it', () => {
    expect(() => sliceOf(volume, 'depth', 2)).toThrow(/^sliceOf: the index .*got 2, .* 0 to 1/);
    // A program without types.
    expect(() => sliceOf(volume, 'z' as 'depth', 0)).toThrow(/^sliceOf: the axis .*got "z"/);
    expect(() => sliceOf({ ...volume, depth: 3 }, 'depth', 0)).toThrow(
      /^sliceOf: .*got 24 numbers for 3 x 3 x 4/,
    );
    expect(() => sliceOf({ ...volume, width: 0 }, 'depth', 0)).toThrow(/^sliceOf: the width/);
  });
});

describe('hottestPoint', () => {
  it('finds the first of the largest scores', () => {
    expect(hottestPoint(grid(3, 2, 0, 1, 0, 5, 2, 5))).toEqual({ x: 0, y: 1, score: 5 });
  });

  it('finds the hottest cell where a bicubic map overshoots at the edge', () => {
    // One cell of 1 among zeros, brought to 32 times its size by bicubic: Keys' kernel with a = -0.5 on mirrored edges.
    const keys = (x: number) =>
      Math.abs(x) < 1
        ? (1.5 * Math.abs(x) - 2.5) * x * x + 1
        : Math.abs(x) < 2
          ? ((-0.5 * Math.abs(x) + 2.5) * Math.abs(x) - 4) * Math.abs(x) + 2
          : 0;
    const line = (cell: number) =>
      Array.from({ length: 224 }, (_, pixel) => {
        const centre = (pixel + 0.5) / 32 - 0.5;
        // The mirror of a cell lies at -1 - cell.
        return keys(centre - cell) + keys(centre + 1 + cell);
      });
    const map = (column: number, row: number) => {
      const [across, down] = [line(column), line(row)];
      return { width: 224, height: 224, data: down.flatMap((y) => across.map((x) => x * y)) };
    };
    const cells = { width: 7, height: 7 };
    for (const [column, row, overshoot] of [
      [0, 3, 1.12],
      [0, 0, 1.27],
    ] as const) {
      const scores = map(column, row);
      const pixel = hottestPoint(scores);
      expect(pixel.x).toBe(0);
      expect(pixel.score).toBeCloseTo(overshoot, 1);
      const cell = hottestPoint(scores, { cells });
      expect([cell.x, cell.y]).toEqual([32 * column + 15, 32 * row + 15]);
      expect(cell.score).toBeCloseTo(1, 1);
      expect(describeHeat(scores, { cells }).peak).toMatchObject({ x: 15, y: 32 * row + 15 });
    }
    expect(() => hottestPoint(grid(2, 1, 0, 1), { cells })).toThrow(/cells across/);
  });
});
