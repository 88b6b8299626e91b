import { record, recordedSoFar } from '../report/record.js';

/**
 * Notes a difference in the report of the test that runs; the largest of a test counts.
 *
 * @param difference Relative to the largest true value.
 * @param allowed The tolerance of the test; left out, the test has a tolerance elsewhere.
 */
export function recordDifference(difference: number, allowed = Infinity): void {
  const before = recordedSoFar();
  record({
    difference: Math.max(before.difference ?? 0, difference),
    allowed: Math.max(before.allowed ?? 0, allowed),
  });
}
