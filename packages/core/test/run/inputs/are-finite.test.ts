import { expect, it } from 'vitest';
import { areFinite } from '../../../src/tensor/are-finite.js';

it.each([
  ['what is finite', [0, -0, 1e-45, -1, 3.4028234663852886e38, -3.4028234663852886e38], true],
  ['nothing', [], true],
  ['a number that is none', [1, NaN, 2], false],
  ['infinity', [Infinity], false],
  ['its negative', [3, 2, -Infinity], false],
])('finds %s', (_, numbers, expected) => {
  expect(areFinite(Float32Array.from(numbers))).toBe(expected);
  // Within a longer buffer, too.
  expect(areFinite(Float32Array.from([NaN, ...numbers]).subarray(1))).toBe(expected);
});
