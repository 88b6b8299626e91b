import type { Sign } from '../../method/sign.js';

/** The least and the largest number of a map; NaN both where a number is not finite. */
export interface MapEnds {
  readonly least: number;
  readonly most: number;
}

/** Below, what is resized stays finite: taps add up to a few times the largest number. */
const farFromInfinity = 1e37;

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

/**
 * Tells whether a map may be infinite once it is resized.
 *
 * @param ends The ends of the map.
 * @returns False also of one that is not finite by itself.
 */
export function isFar({ least, most }: MapEnds): boolean {
  return Math.max(-least, most) > farFromInfinity;
}

/**
 * Tells whether a map is zero everywhere.
 *
 * @param ends The ends of the map; of `'negative'` that of the negated score.
 * @param sign The sign that is kept.
 * @returns True where nothing is left of it.
 */
export function isZero({ least, most }: MapEnds, sign: Sign): boolean {
  return most <= 0 && (least === 0 || sign === 'positive' || sign === 'negative');
}
