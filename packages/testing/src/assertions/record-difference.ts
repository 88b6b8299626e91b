import { record, recordedSoFar } from '../report/record.js';

/**
 * Notes a difference; the largest of a test counts.
 *
 * @param difference Relative to the largest true value.
 */
export function recordDifference(difference: number): void {
  const before = recordedSoFar().difference ?? 0;
  record({ difference: Math.max(before, difference) });
}
