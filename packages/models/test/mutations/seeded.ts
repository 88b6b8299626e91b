/** Numbers that depend on a seed alone. */
export interface Seeded {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** One of a list that is not empty. */
  readonly one: <T>(list: readonly T[]) => T;
}

/**
 * Makes a row of numbers, by the generator mulberry32 of Tommy Ettinger.
 *
 * @param seed Any whole number; the same gives the same row.
 * @returns The row.
 */
export function seeded(seed: number): Seeded {
  let state = seed;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  // Border to the language: a place within a list has an entry.
  return { below, one: <T>(list: readonly T[]) => list[below(list.length)] as T };
}
