import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { recordDifference } from './record-difference.js';

/**
 * Asserts that a map has the given shape and values, and disposes it.
 *
 * @param map The map.
 * @param shape Expected shape.
 * @param values Expected values, row by row.
 * @param tolerance Relative to the largest expected value.
 */
export async function expectMap(
  map: Tensor,
  shape: readonly number[],
  values: ArrayLike<number>,
  tolerance: number,
): Promise<void> {
  const found = await map.data();
  map.dispose();
  expect(map.shape).toEqual(shape);
  const difference = relativeDifference(found, values);
  recordDifference(difference, tolerance);
  expect(difference).toBeLessThanOrEqual(tolerance);
}

/**
 * Computes the largest difference between two lists of numbers, relative to the largest number of the second.
 *
 * @param found The result; a value that is not a number counts as infinitely far off.
 * @param expected The expected numbers; as many as in `found`.
 * @returns The relative difference; infinite where the lengths differ.
 */
export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Infinity;
  const scale = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const differences = Array.from(expected, (value, index) => {
    const difference = Math.abs((found[index] ?? NaN) - value);
    return Number.isNaN(difference) ? Infinity : difference;
  });
  const largest = differences.reduce((most, value) => Math.max(most, value), 0);
  return scale === 0 ? largest : largest / scale;
}
