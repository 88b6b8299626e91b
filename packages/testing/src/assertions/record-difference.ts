import { record, recordedSoFar } from '../report/record.js';

/**
 * Notes a difference in the report of the test that runs; the largest of a test counts.
 *
 * @param difference Relative to the largest true value.
 * @param allowed What the test lets pass; where it does not say, it has a tolerance of its own.
 */
export function recordDifference(difference: number, allowed = Infinity): void {
  const before = recordedSoFar();
  record({
    difference: Math.max(before.difference ?? 0, difference),
    allowed: Math.max(before.allowed ?? 0, allowed),
  });
}
