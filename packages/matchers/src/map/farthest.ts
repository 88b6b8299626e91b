/** The place where two maps differ most. */
export interface Farthest {
  /** The position, in reading order. */
  readonly at: number;
  /** The absolute difference there. */
  readonly difference: number;
  /** The difference as a share of the reference's largest absolute number: Infinity where that is 0 and the map is not. */
  readonly share: number;
}

/**
 * Finds where a map is farthest from a reference.
 *
 * @param map Finite numbers.
 * @param reference As many.
 * @returns The first such position.
 */
export function farthest(map: ArrayLike<number>, reference: ArrayLike<number>): Farthest {
  let [at, difference, largest] = [0, 0, 0];
  for (let position = 0; position < map.length; position += 1) {
    const expected = reference[position] ?? NaN;
    const away = Math.abs((map[position] ?? NaN) - expected);
    if (away > difference) [at, difference] = [position, away];
    largest = Math.max(largest, Math.abs(expected));
  }
  return { at, difference, share: difference === 0 ? 0 : difference / largest };
}
