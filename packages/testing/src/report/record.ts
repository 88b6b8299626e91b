import { TestRunner } from 'vitest';

/** A method of ours and what it was compared with, for the table of methods. */
interface Comparison {
  /** Its name in `methods`, or that of what is done to a method's map. */
  readonly method: string;
  /** A formula, or a library and its method. */
  readonly theirs: string;
  /** Relative to the largest value of theirs; where it is left out, the test's own difference. */
  readonly difference?: number | undefined;
  /** Why theirs is wrong, where it is. */
  readonly because?: string | undefined;
}

/** The facts that a test adds to the report, from which the tables in docs/backends.md, docs/methods.md and docs/zoo.md are made. */
export interface Recorded {
  /** The largest difference from the true map that the test has seen, relative to the map's maximum. */
  difference?: number;
  /** The largest difference that the test lets pass. */
  allowed?: number;
  /** On what the backend computes, in words. */
  device?: string;
  /** The largest difference that the adapter's documentation admits. */
  tolerance?: number;
  comparison?: Comparison;
  /** The parts that were not compared, with reasons. */
  leftOut?: readonly string[];
  /** Why the test was skipped. */
  skipped?: string;
}

declare module 'vitest' {
  // What the report of a test holds besides its result.
  interface TaskMeta {
    readonly recorded?: Recorded;
  }
}

/**
 * Notes something in the report of the test that runs.
 *
 * @param noted The facts; added to those noted before.
 */
export function record(noted: Recorded): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (meta !== undefined) Object.assign(meta, { recorded: { ...meta.recorded, ...noted } });
}

/**
 * Returns the facts noted for the test that runs.
 *
 * @returns The facts passed to `record`.
 */
export function recordedSoFar(): Recorded {
  return TestRunner.getCurrentTest()?.meta.recorded ?? {};
}
