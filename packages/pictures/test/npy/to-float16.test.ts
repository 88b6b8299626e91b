import { expect, it } from 'vitest';
import { toFloat16 } from '../../src/node/npy/to-float16.js';

// IEEE 754 binary16, by hand: sign, 5 bits of exponent with a bias of 15, 10 bits of fraction.
it.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [0.333251953125, 0x3555],
  [1 / 3, 0x3555],
  [65_504, 0x7bff],
  [65_519.996, 0x7bff],
  [65_520, 0x7c00],
  [-1e9, 0xfc00],
  [Infinity, 0x7c00],
  [NaN, 0x7e00],
  // The smallest that is normal, and what rounds up to it.
  [2 ** -14, 0x0400],
  [2 ** -14 - 2 ** -26, 0x0400],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [1.5 * 2 ** -24, 0x0002],
  // Halfway between two: to the even one, also into the next exponent.
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [2 - 2 ** -11, 0x4000],
])('rounds %d', (value, bits) => {
  expect(toFloat16(value)).toBe(bits);
});
