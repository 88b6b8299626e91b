import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Makes a sequence of numbers that depends on the seed alone, in every engine.
 *
 * @param seed Any whole number.
 * @returns A function that draws the next number, from 0 to, not including, 1.
 */
export function uniformNumbers(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/**
 * Draws numbers of mean 0 and deviation 1, by Box and Muller.
 *
 * @param count How many.
 * @param seed Any whole number.
 * @returns The numbers.
 */
export function normalNumbers(count: number, seed: number): Float32Array {
  const next = uniformNumbers(seed);
  return Float32Array.from(
    { length: count },
    // The logarithm of 0 has no value.
    () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  );
}
