import { describe, expect, it } from 'vitest';
import {
  gray,
  heatmap,
  inferno,
  normalizeSigned,
  overlay,
  type HeatOptions,
} from '../src/index.js';
import { grid, picture } from './made.js';

describe('heatmap', () => {
  it('paints each score opaque', () => {
    const painted = heatmap(grid(2, 1, 3, 5), { colormap: gray });
    expect([...painted.data]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  });

  it('is painted by inferno where no colormap is named', () => {
    const [low, high] = [inferno(0), inferno(1)];
    expect([...heatmap(grid(2, 1, 3, 5)).data]).toEqual([...low, 255, ...high, 255]);
  });

  it('refuses a normalisation that leaves its range or loses scores', () => {
    const wrong = (...values: number[]) => ({ normalization: () => Float32Array.from(values) });
    expect(() => heatmap(grid(2, 1, 0, 1), wrong(0, 1.5))).toThrow(/^heatmap: .*got 1.5/);
    expect(() => heatmap(grid(2, 1, 0, 1), wrong(0))).toThrow(/^heatmap: .*got 1, expected 2/);
  });

  it.each([NaN, Infinity])('refuses the score %s', (score) => {
    expect(() => heatmap(grid(2, 1, 0, score))).toThrow(
      /heatmap: a score is not a finite number, got (NaN|Infinity) at position 1/,
    );
  });

  it.each([
    [
      { colormap: 'jet' },
      /^heatmap: the option colormap is not a function, got the string "jet"; pass/,
    ],
    [{ normalization: 1 }, /^heatmap: the option normalization is not a function, got number/],
  ])('refuses the options %j', (options, message) => {
    // A program without types.
    expect(() => heatmap(grid(2, 1, 0, 1), options as unknown as HeatOptions)).toThrow(message);
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

  it('is clear at zero and covers at both ends of a signed map, on request', () => {
    const wide = picture(3, 1, ...Array.from({ length: 3 }, () => [100, 100, 100, 255]).flat());
    const painted = overlay(wide, grid(3, 1, -2, 0, 2), {
      colormap: gray,
      normalization: normalizeSigned,
      alpha: 0.5,
      alphaFromScore: 'signed',
    });
    // Black and white at the ends, each over half: 50 and 177.5.
    expect([0, 4, 8].map((byte) => painted.data[byte])).toEqual([50, 100, 178]);
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
