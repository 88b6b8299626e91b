import { calledAs } from '@gradcam/errors';
import { requireList, requireNumbers, topClasses, type TopClass } from './top-classes.js';

/**
 * Lists all classes of a network, best first.
 *
 * @param probabilities One for each class, as `probabilitiesOf` gives them.
 * @param classNames In the same order.
 * @returns The classes; none where there are no probabilities, nor of one unit without names for its two sides, which is a number, not a class.
 * @throws `BAD_OPTION`, `CLASS_NAMES_COUNT`
 *
 * @example
 * ```ts
 * const [best] = allClasses(probabilitiesOf(outputs, activation), classNames);
 * ```
 */
export function allClasses(
  probabilities: ArrayLike<number>,
  classNames: readonly string[] = [],
): TopClass[] {
  return calledAs('allClasses', () => {
    requireNumbers(probabilities);
    requireList(classNames);
    const { length } = probabilities;
    const isNumber = length === 1 && classNames.length !== 2;
    return length === 0 || isNumber
      ? []
      : topClasses(probabilities, classNames, Math.max(2, length));
  });
}
