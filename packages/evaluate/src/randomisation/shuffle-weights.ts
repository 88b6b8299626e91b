import { dispose, tensor } from '@tensorflow/tfjs-core';
import type { WeightedLayer } from './weighted-layers.js';

/**
 * Shuffles the numbers of each weight of a layer, so that their distribution stays.
 *
 * @param layer The layer.
 * @param next Draws the next number, from 0 to, not including, 1.
 * @returns A function that gives the layer its own weights back, and is called once.
 */
export async function shuffleWeights(
  layer: WeightedLayer,
  next: () => number,
): Promise<() => void> {
  const own = layer.getWeights();
  // What cannot be read fails before anything is made.
  const values = await Promise.all(own.map((weight) => weight.data()));
  const kept = own.map((weight) => weight.clone());
  const shuffled = kept.map(({ shape, dtype }, index) =>
    tensor(shuffledNumbers(values[index] ?? [], next), shape, dtype),
  );
  layer.setWeights(shuffled);
  dispose(shuffled);
  return () => {
    layer.setWeights(kept);
    dispose(kept);
  };
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
