/** A class with its probability. */
export interface RankedClass {
  readonly index: number;
  readonly name: string;
  readonly probability: number;
}

/**
 * Ranks the classes of a prediction.
 *
 * @param probabilities One for each class.
 * @param names In the same order; none where nobody says.
 * @returns All classes, the most probable one first.
 */
export function rankedClasses(
  probabilities: Float32Array,
  names: readonly string[],
): RankedClass[] {
  return Array.from(probabilities, (probability, index) => ({
    index,
    name: names[index] ?? `class ${index}`,
    probability,
  })).sort((a, b) => b.probability - a.probability || a.index - b.index);
}
