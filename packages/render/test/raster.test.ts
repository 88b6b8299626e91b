import { describe, expect, it } from 'vitest';
import { gray, heatmap, inferno, type HeatOptions } from '../src/index.js';
import { grid } from './made.js';

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
