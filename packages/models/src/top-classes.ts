import { calledAs, checkKind, GradCamError, isList, saidOf } from '@gradcam/errors';

/** A class with its probability. */
export interface TopClass {
  readonly index: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly probability: number;
}

/**
 * Returns the most probable classes.
 *
 * One probability with two names is of one sigmoid unit, as Keras has it: it is that of the second, and the first has the rest.
 *
 * @param probabilities One for each class.
 * @param classNames In the same order; without any a class is called `class 7`.
 * @param count The number of classes to return.
 * @returns Best first; of equal ones the lower index first.
 * @throws `BAD_OPTION` for what is not an array; `CLASS_NAMES_COUNT` where there are more or fewer names than classes
 */
export function topClasses(
  probabilities: ArrayLike<number>,
  classNames: readonly string[],
  count: number,
): TopClass[] {
  calledAs('topClasses', () => {
    requireNumbers(probabilities);
    requireList(classNames);
    checkKind(
      typeof count === 'number' && count >= 0,
      count,
      'the count of classes is not a number',
      'one from 0',
    );
  });
  const [unit = 0] = probabilities.length === 1 ? Array.from(probabilities) : [];
  const isPair = probabilities.length === 1 && classNames.length === 2;
  const classes = isPair ? [1 - unit, unit] : Array.from(probabilities);
  calledAs('topClasses', () => {
    requireNames(classNames, classes.length);
  });
  return Array.from(classes, (probability, index) => ({
    index,
    name: classNames[index] ?? `class ${index}`,
    probability,
  }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index)
    .slice(0, count);
}

/**
 * Refuses what is not numbers: a program without types may give the tensor itself.
 *
 * @param probabilities As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requireNumbers(probabilities: unknown): void {
  const isNumbers =
    isList(probabilities) && Array.from(probabilities).every((each) => typeof each === 'number');
  if (isNumbers) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the probabilities are not numbers, got ${saidOf(probabilities)}, expected an array; of a tensor, await its data().`,
  );
}

/**
 * Refuses class names that are not a list.
 *
 * @param classNames As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requireList(classNames: unknown): void {
  checkKind(isList(classNames), classNames, 'the class names are not a list', 'the names in order');
}

function requireNames(names: readonly string[], count: number): void {
  if (names.length === 0 || names.length === count) return;
  throw new GradCamError(
    'CLASS_NAMES_COUNT',
    `the class names do not fit, got ${names.length} names for ${count} probabilities; give one for each, in the order of the output${names.length === count - 1 ? ", with 'background' first where the network has such a class" : ''}.`,
  );
}
