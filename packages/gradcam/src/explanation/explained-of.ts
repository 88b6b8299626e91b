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
  const label = labelOf(target) ?? classes[0]?.index;
  const known =
    typeof label === 'string'
      ? named(label, classes)
      : classes.find(({ index }) => index === label);
  return {
    classIndex: known?.index,
    className: known?.name,
    score: known?.probability ?? NaN,
  };
}

function labelOf(target: Target | undefined): unknown {
  if (typeof target !== 'object') return target;
  return 'label' in target || 'perSample' in target
    ? (target.label ?? target.perSample?.[0])
    : undefined;
}

/** As `gradCAM` has found it: by its whole name, or by one that a comma separates. */
function named(label: string, classes: readonly TopClass[]): TopClass | undefined {
  const alike = (name: string) => name.trim().toLowerCase() === label.trim().toLowerCase();
  return (
    classes.find(({ name }) => alike(name)) ??
    classes.find(({ name }) => name.split(',').some(alike))
  );
}
