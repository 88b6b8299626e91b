import { describe, expect, it } from 'vitest';
import { hottestPoint, resizeScores, sliceOf } from '../src/index.js';
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

it('refuses a size to resize to that is no positive integer', () => {
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
});
