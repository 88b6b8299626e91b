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

it('finds one that is not finite wherever it stands', () => {
  for (let length = 1; length <= 13; length += 1)
    for (let at = 0; at < length; at += 1)
      for (const fault of [NaN, Infinity, -Infinity]) {
        const numbers = new Float32Array(length).fill(3.4028234663852886e38);
        numbers[at] = fault;
        expect(areFinite(numbers), `${fault} at ${at} of ${length}`).toBe(false);
      }
});

it('finds infinities that would cancel each other', () => {
  expect(areFinite(Float32Array.of(Infinity, 0, -Infinity, 0, 1))).toBe(false);
});
