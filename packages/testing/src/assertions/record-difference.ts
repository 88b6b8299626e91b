import { TestRunner } from 'vitest';

/** A method of ours and what it was compared with. */
export interface Comparison {
  /** The export. */
  readonly ours: string;
  /** A formula, or a library and its method. */
  readonly theirs: string;
  /** Why theirs is wrong, where it is. */
  readonly because?: string | undefined;
}

declare module 'vitest' {
  interface TaskMeta {
    /** The largest difference from the true map that the test has seen, relative to the map's maximum. */
    difference?: number;
    /** What was compared. */
    comparison?: Comparison;
    /** What was not compared, and why. */
    leftOut?: readonly string[];
  }
}

/**
 * Notes a difference in the report of the test that runs, from which the tables of backends and methods are made.
 *
 * @param difference Relative to the largest true value.
 * @param comparison Of what, for the table of methods.
 */
export function recordDifference(difference: number, comparison?: Comparison): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (meta === undefined) return;
  meta.difference = Math.max(meta.difference ?? 0, difference);
  if (comparison !== undefined) meta.comparison = comparison;
}
