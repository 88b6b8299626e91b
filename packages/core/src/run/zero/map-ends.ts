/** The least and the largest number of a map; NaN both where a number is not finite. */
export interface MapEnds {
  readonly least: number;
  readonly most: number;
}

/**
 * Finds the ends of maps.
 *
 * @param numbers Those of all maps, one after the other.
 * @param maps The number of maps.
 * @returns The ends of each.
 */
export function mapEnds(numbers: ArrayLike<number>, maps: number): MapEnds[] {
  const size = numbers.length / maps;
  return Array.from({ length: maps }, (_, position) => {
    let [least, most] = [Infinity, -Infinity];
    for (let at = position * size; at < (position + 1) * size; at += 1) {
      const value = numbers[at] ?? NaN;
      if (!Number.isFinite(value)) return { least: NaN, most: NaN };
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return { least, most };
  });
}
