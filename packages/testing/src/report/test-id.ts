import type { TaskMeta } from 'vitest';

declare module 'vitest' {
  // What a test says of itself; each group adds its share, and the report of vitest holds all of it.
  interface TaskMeta {
    /** The name of the adapter under test. */
    readonly backend?: string;
    /** The area of the contract: an id of `areas.json`, or `real` for real networks. */
    readonly area?: string;
    /** The part of the area, or the network. */
    readonly part?: string;
    /** The test in its part; a table of tests shares one, unless each has its own. */
    readonly test?: string;
  }
}

/**
 * Returns the id of a test, by which it is skipped: `maps/targets/by-name`.
 *
 * @param meta The test's metadata.
 * @returns The area, the part and the test; missing ones are left out.
 */
export function idOf({ area, part, test }: TaskMeta): string {
  return [area, part, test].filter((each) => each !== undefined).join('/');
}

/**
 * Names a test within its part, so that it can be skipped: `it('finds a class', named('by-name'), …)`.
 *
 * @param test The last piece of its id.
 * @returns Options for vitest's `it`.
 */
export function named(test: string): { readonly meta: Partial<TaskMeta> } {
  return { meta: { test } };
}
