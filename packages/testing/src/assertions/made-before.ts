import { afterAll, beforeAll } from 'vitest';

/**
 * Makes something before the tests of the group in which it is called, and disposes it after them.
 *
 * If making it takes longer than a hook may, the group fails, and what comes late is still disposed before the next group
 * begins: its tensors are not counted as a neighbour's leak.
 *
 * @param make Makes it: a model, an input.
 * @returns A function that returns what was made; to be called in tests only.
 * @throws `RangeError` where it is asked for before it is there
 */
export function madeBefore<T extends { dispose(): unknown }>(make: () => Promise<T>): () => T {
  let making: Promise<T> | undefined;
  let made: T | undefined;
  beforeAll(async () => {
    making = make();
    made = await making;
  });
  afterAll(async () => {
    // What failed to be made was reported by the hook that made it.
    const settled = await making?.catch(() => undefined);
    settled?.dispose();
  });
  return () => {
    if (made === undefined) throw new RangeError('what the tests of this group need was not made');
    return made;
  };
}
