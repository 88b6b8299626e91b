import { eighths, sizeOf } from './forward-case.js';

/** A way to take numbers together along an axis. */
export interface PlainScan {
  readonly shape: readonly number[];
  // Counted from the first.
  readonly axis: number;
  readonly combine: (sum: number, value: number) => number;
  /** The result of no numbers. */
  readonly start: number;
  /** True if a position's own number is left out. */
  readonly isExclusive: boolean;
  /** True if it begins behind the last number. */
  readonly isFromBehind: boolean;
}

/**
 * Takes the numbers of `filled` with seed 1 together up to each position, by plain loops.
 *
 * @param scan The numbers' shape and how they are taken together.
 * @returns The numbers, as they lie in memory.
 */
export function plainScan(scan: PlainScan): number[] {
  const { shape, axis, combine, start, isExclusive, isFromBehind } = scan;
  const values = eighths(sizeOf(shape), 1);
  const length = shape[axis] ?? 1;
  const after = sizeOf(shape.slice(axis + 1));
  const result = values.map(() => NaN);
  for (let first = 0; first < values.length; first += 1) {
    if (Math.floor(first / after) % length !== 0) continue;
    let sum = start;
    for (let step = 0; step < length; step += 1) {
      const at = first + (isFromBehind ? length - 1 - step : step) * after;
      const next = combine(sum, values[at] ?? NaN);
      result[at] = isExclusive ? sum : next;
      sum = next;
    }
  }
  return result;
}
