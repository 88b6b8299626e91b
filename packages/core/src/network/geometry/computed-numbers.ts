import type { Tensor } from '@tensorflow/tfjs-core';

/** Runs a graph on zeros, and gives some of its values, which the caller disposes. */
export type ValuesOf = (names: readonly string[]) => readonly Tensor[];

/**
 * Computes numbers that a graph works out of the sizes of its inputs: pads that bring a picture to a size, the ends of a crop.
 *
 * @param names The values.
 * @param valuesOf Runs the graph.
 * @returns The numbers of each value; none where they are not known: without sizes, or behind branches and loops.
 */
export async function computedNumbers(
  names: readonly string[],
  valuesOf: ValuesOf,
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (names.length === 0) return new Map();
  const values = tried(() => valuesOf(names));
  try {
    const numbers = await Promise.all(values.map((value) => value.data()));
    return new Map(names.map((name, index) => [name, Array.from(numbers[index] ?? [])] as const));
  } finally {
    for (const value of values) value.dispose();
  }
}

function tried(run: () => readonly Tensor[]): readonly Tensor[] {
  try {
    return run();
  } catch {
    // Open sizes, a branch, a loop: what the numbers are is not known, and is said by whom it concerns.
    return [];
  }
}
