/**
 * Gives each of several draws a seed of its own, far from those of other seeds.
 *
 * @param seed The seed of all.
 * @param index The index of the draw, from 0.
 * @returns Its seed.
 */
export function seedAt(seed: number, index: number): number {
  return seed + 1_000_003 * index;
}
