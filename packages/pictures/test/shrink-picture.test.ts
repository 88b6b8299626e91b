import { expect, it } from 'vitest';
import { shrinkPicture } from '../src/index.js';

const row = (...grays: readonly number[]) => ({
  data: Uint8ClampedArray.from(grays.flatMap((gray) => [gray, gray, gray, 255])),
  width: grays.length,
  height: 1,
});

it('makes the longest side as long as it may be, and keeps the shape', () => {
  const large = { data: new Uint8ClampedArray(4 * 40 * 20).fill(255), width: 40, height: 20 };
  expect(shrinkPicture(large, 10)).toMatchObject({ width: 10, height: 5 });
});

it('leaves no side without a pixel, and averages what becomes one', () => {
  // Of the triangle from the middle of both.
  expect([...shrinkPicture(row(0, 100), 1).data]).toEqual([50, 50, 50, 255]);
});

it('lays transparency over white, also where nothing has to shrink', () => {
  const clear = { data: Uint8ClampedArray.of(0, 0, 0, 0), width: 1, height: 1 };
  expect([...shrinkPicture(clear, 5).data]).toEqual([255, 255, 255, 255]);
});

it.each([0, -1, 1.5, NaN, '9'])('refuses the side %s', (side) => {
  // Border to the language: what a program without types may give.
  expect(() => shrinkPicture(row(0), side as number)).toThrow(/^shrinkPicture: longestSide /);
});
