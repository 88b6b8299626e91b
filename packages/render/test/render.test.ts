import { describe, expect, it } from 'vitest';
import * as render from '../src/index.js';

const {
  colormaps,
  colormapTable,
  gray,
  heatmap,
  hottestPoint,
  inferno,
  jet,
  overlay,
  resizeScores,
  turbo,
  viridis,
} = render;
const { normalizeByMax, normalizeByPercentile, normalizeByRange, normalizeMinMax, normalizeNone } =
  render;

const grid = (width: number, height: number, ...data: number[]) => ({ data, width, height });
const picture = (width: number, height: number, ...bytes: number[]) => ({
  data: Uint8ClampedArray.from(bytes),
  width,
  height,
});

it('exports what its documentation lists', () => {
  expect(Object.keys(render).sort()).toEqual([
    'colormapTable',
    'colormaps',
    'gray',
    'heatmap',
    'hottestPoint',
    'inferno',
    'jet',
    'normalizeByMax',
    'normalizeByPercentile',
    'normalizeByRange',
    'normalizeMinMax',
    'normalizeNone',
    'overlay',
    'resizeScores',
    'turbo',
    'viridis',
  ]);
});

describe('colormaps', () => {
  it.each([
    [0, [0, 0, 128]],
    [0.125, [0, 0, 255]],
    [0.25, [0, 128, 255]],
    [0.375, [0, 255, 255]],
    [0.5, [128, 255, 128]],
    [0.625, [255, 255, 0]],
    [0.875, [255, 0, 0]],
    [1, [128, 0, 0]],
  ])('has jet at %d where MATLAB has it', (value, color) => {
    expect(jet(value)).toEqual(color);
  });

  it('has the published ends of viridis, inferno and turbo', () => {
    expect([viridis(0), viridis(1)]).toEqual([
      [68, 1, 84],
      [253, 231, 37],
    ]);
    expect([inferno(0), inferno(1)]).toEqual([
      [0, 0, 4],
      [252, 255, 164],
    ]);
    expect(turbo(0)[2]).toBeGreaterThan(turbo(0)[1]);
    expect(turbo(1)[0]).toBeGreaterThan(turbo(1)[2]);
  });

  it('clamps values outside of [0, 1]', () => {
    for (const colormap of Object.values(colormaps)) {
      expect(colormap(-1)).toEqual(colormap(0));
      expect(colormap(2)).toEqual(colormap(1));
    }
  });

  it('makes a table with the ends of the colormap at its ends', () => {
    const table = colormapTable(gray, 3);
    expect([...table]).toEqual([0, 0, 0, 128, 128, 128, 255, 255, 255]);
  });
});

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

  it.each([normalizeMinMax, normalizeByMax, normalizeByPercentile(2, 98)])(
    'makes a map of zeros a map of zeros',
    (normalize) => {
      expect([...normalize([0, 0, 0, 0])]).toEqual([0, 0, 0, 0]);
    },
  );
});

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

describe('heatmap', () => {
  it('paints each score opaque', () => {
    const painted = heatmap(grid(2, 1, 3, 5), { colormap: gray });
    expect([...painted.data]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  });

  it.each([NaN, Infinity])('refuses the score %s', (score) => {
    expect(() => heatmap(grid(2, 1, 0, score))).toThrow(
      /heatmap: a score is no finite number, got (NaN|Infinity) at position 1/,
    );
  });

  it('refuses scores that do not fit their size', () => {
    expect(() => heatmap(grid(2, 2, 1, 2, 3))).toThrow(/got 3 numbers for 2 x 2/);
  });
});

describe('overlay', () => {
  const under = picture(2, 1, 100, 100, 100, 255, 200, 0, 0, 7);

  it('blends the heat over the picture and keeps its alpha', () => {
    const painted = overlay(under, grid(2, 1, 0, 1), { colormap: gray, alpha: 0.25 });
    // 100 * 0.75 + 0; 200 * 0.75 + 255 * 0.25 = 213.75; 63.75.
    expect([...painted.data]).toEqual([75, 75, 75, 255, 214, 64, 64, 7]);
    expect([...under.data]).toEqual([100, 100, 100, 255, 200, 0, 0, 7]);
  });

  it('lets the picture through where there is no heat, on request', () => {
    const painted = overlay(under, grid(2, 1, 0, 1), {
      colormap: gray,
      alpha: 0.5,
      alphaFromScore: true,
    });
    expect([...painted.data]).toEqual([100, 100, 100, 255, 228, 128, 128, 7]);
  });

  it('is the picture at alpha 0 and the heat at alpha 1', () => {
    expect([...overlay(under, grid(2, 1, 0, 1), { alpha: 0 }).data]).toEqual([...under.data]);
    expect([...overlay(under, grid(2, 1, 0, 1), { alpha: 1, colormap: gray }).data]).toEqual([
      0, 0, 0, 255, 255, 255, 255, 7,
    ]);
  });

  it('normalises before it resizes a map to the picture', () => {
    const wide = picture(4, 1, ...Array.from({ length: 16 }, () => 0));
    const painted = overlay(wide, grid(2, 1, 10, 14), { colormap: gray, alpha: 1 });
    expect([0, 4, 8, 12].map((byte) => painted.data[byte])).toEqual([0, 64, 191, 255]);
  });

  it('refuses an alpha that is out of range, and pixels that do not fit their size', () => {
    expect(() => overlay(under, grid(2, 1, 0, 1), { alpha: 2 })).toThrow(
      /overlay: alpha is out of range, got 2/,
    );
    expect(() => overlay(picture(2, 2, 1, 2, 3), grid(2, 1, 0, 1))).toThrow(
      /got 3 bytes for 2 x 2/,
    );
  });
});

describe('hottestPoint', () => {
  it('finds the first of the largest scores', () => {
    expect(hottestPoint(grid(3, 2, 0, 1, 0, 5, 2, 5))).toEqual({ x: 0, y: 1, score: 5 });
  });
});
