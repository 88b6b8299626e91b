import { tensor } from '@tensorflow/tfjs-core';
import type { ForgettingLayer } from './forgetting-layer.js';

/**
 * Shuffles the numbers of each weight of a layer, so that their distribution stays.
 *
 * @param layer The layer.
 * @param next Draws the next number, from 0 to, not including, 1.
 * @returns A function that gives the layer its own weights back, and is called once.
 */
export async function shuffleWeights(
  layer: ForgettingLayer,
  next: () => number,
): Promise<() => void> {
  const own = layer.weights();
  // What cannot be read fails before anything is made.
  const values = await Promise.all(own.map((weight) => weight.data()));
  return layer.replace(
    own.map(({ shape, dtype }, index) =>
      tensor(shuffledNumbers(values[index] ?? [], next), shape, dtype),
    ),
  );
}

/** Fisher and Yates. */
function shuffledNumbers(values: ArrayLike<number>, next: () => number): number[] {
  const numbers = Array.from(values);
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const [a = NaN, b = NaN] = [numbers[last], numbers[other]];
    numbers[last] = b;
    numbers[other] = a;
  }
  return numbers;
}
