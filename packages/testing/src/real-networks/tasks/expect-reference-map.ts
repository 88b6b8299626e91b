import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { relativeDifference } from '../../assertions/expect-map.js';
import { recordDifference } from '../../assertions/record-difference.js';

/** A map of the reference: every `step`th of its values along each axis. */
interface ReferenceMap {
  readonly shape: readonly number[];
  readonly step: number;
  readonly maximum: number;
  readonly values: readonly number[];
}

/**
 * Asserts that a map has the shape, the maximum and the sampled values of the reference, and disposes it.
 *
 * @param map The map.
 * @param reference The map of the reference.
 * @param tolerance Relative to the largest value of the reference.
 */
export async function expectReferenceMap(
  map: Tensor,
  reference: ReferenceMap,
  tolerance: number,
): Promise<void> {
  expect(map.shape).toEqual(reference.shape);
  const values = await map.data<'float32'>();
  const [rows = 1, columns = 1] = reference.shape;
  const found: number[] = [];
  for (let row = 0; row < rows; row += reference.step)
    for (let column = 0; column < columns; column += reference.step)
      found.push(values[row * columns + column] ?? NaN);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  map.dispose();
  const difference = relativeDifference(
    [...found, largest],
    [...reference.values, reference.maximum],
  );
  recordDifference(difference, tolerance);
  expect(difference).toBeLessThanOrEqual(tolerance);
}
