import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from '../../src/file/tensor/half-floats.js';

describe('half precision', () => {
  // The bits of IEEE 754's binary16.
  it.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65519, 0x7bff],
    [65520, 0x7c00],
    [-Infinity, 0xfc00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    // Half of the least: to the even one, which is none.
    [2 ** -25, 0x0000],
    // Between 1 and the next, as near to both: to the even one; a little more goes up.
    [1 + 2 ** -11, 0x3c00],
    [1 + 2 ** -11 + 2 ** -20, 0x3c01],
    [1 + 3 * 2 ** -11, 0x3c02],
    // Rounded up to the next power of two.
    [2 - 2 ** -12, 0x4000],
  ])('writes %d as %i', (value, bits) => {
    expect(toHalf([value])[0]).toBe(bits);
  });

  it('reads all that it writes', () => {
    const bits = Uint16Array.from({ length: 0x7c01 }, (_, index) => index);
    expect(toHalf(fromHalf(bits))).toEqual(bits);
    expect(toHalf([NaN])[0]).toBe(0x7e00);
    expect(fromHalf(Uint16Array.of(0x7e00))[0]).toBeNaN();
  });
});
