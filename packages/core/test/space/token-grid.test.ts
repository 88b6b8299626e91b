import { describe, expect, it } from 'vitest';
import { tokenGrid } from '../../src/space/token-grid.js';

describe('tokenGrid', () => {
  it.each([
    ['ViT-B/16, with a class token', 197, [224, 224], { prefix: 1, grid: [14, 14] }],
    ['Swin, without prefix', 49, [224, 224], { prefix: 0, grid: [7, 7] }],
    ['DeiT, with a distillation token', 198, [224, 224], { prefix: 2, grid: [14, 14] }],
    ['DINOv2, with registers', 261, [224, 224], { prefix: 5, grid: [16, 16] }],
    ['a wide picture', 1 + 14 * 28, [224, 448], { prefix: 1, grid: [14, 28] }],
    ['a signal', 101, [1600], { prefix: 1, grid: [100] }],
  ])('finds the grid of %s', (_, count, input, expected) => {
    expect(tokenGrid(count, input, undefined)).toEqual(expected);
  });

  it('takes the grid that is given, and refuses one that does not fit', () => {
    expect(tokenGrid(7, [4, 6], { prefix: 1, grid: [2, 3] })).toEqual({ prefix: 1, grid: [2, 3] });
    expect(() => tokenGrid(8, [4, 6], { prefix: 1, grid: [2, 3] })).toThrow(
      /got 1 and a grid of 2 x 3 for 8 tokens/,
    );
  });

  it('asks for the grid where it finds none', () => {
    expect(() => tokenGrid(12, [224, 224], undefined)).toThrow(
      /12 tokens fold into no grid.*give the option tokens/,
    );
  });
});
