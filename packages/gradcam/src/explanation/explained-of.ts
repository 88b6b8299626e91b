import type { Explained, Target } from '@gradcam/core';
import type { TopClass } from '@gradcam/models';

/**
 * Says what is explained, also where the method does not report it: a map of the input itself.
 *
 * @param reported As the method reports it.
 * @param target As the caller gave it.
 * @param classes The predicted classes, best first.
 * @returns The class and its score; the probability where no score was reported.
 */
export function explainedOf(
  [reported]: readonly Explained[],
  target: Target | undefined,
  classes: readonly TopClass[],
): Omit<Explained, 'sample'> {
  if (reported !== undefined) {
    const { sample: _sample, ...facts } = reported;
    return facts;
  }
  const label = target ?? classes[0]?.index;
  const known = classes.find(({ index, name }) => index === label || name === label);
  return {
    classIndex: known?.index,
    className: known?.name,
    score: known?.probability ?? NaN,
  };
}
