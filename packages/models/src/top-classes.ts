/** A class with its probability. */
export interface TopClass {
  readonly index: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly probability: number;
}

/**
 * The most probable classes.
 *
 * @param probabilities One for each class.
 * @param classNames In the same order; a class without a name is called `class 7`.
 * @param count How many to return.
 * @returns Best first; of equal ones the lower index first.
 */
export function topClasses(
  probabilities: ArrayLike<number>,
  classNames: readonly string[],
  count: number,
): TopClass[] {
  return Array.from(probabilities, (probability, index) => ({
    index,
    name: classNames[index] ?? `class ${index}`,
    probability,
  }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index)
    .slice(0, count);
}
