import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** The largest difference from the true map that the test has seen, relative to the map's maximum. */
    difference?: number;
  }
}

/**
 * Notes a difference in the report of the test that runs, from which the table of backends is made.
 *
 * @param difference Relative to the largest true value.
 */
export function recordDifference(difference: number): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (meta !== undefined) meta.difference = Math.max(meta.difference ?? 0, difference);
}
