import { GradCamError } from '@gradcam/errors';
import type { Finding } from '../opened-model.js';
import type { Knowledge } from '../knowledge/knowledge.js';

/** Class names in the order of the output, with the sentences about them. */
export interface FittingLabels {
  readonly classNames: readonly string[] | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Holds class names against the network's outputs. Names that somebody gave are refused where they do not fit; names that lie beside the model are left out.
 *
 * @param count The number of outputs; undefined where it is not known.
 * @param known The sources, the ones that count more first.
 * @returns The names, and what is to be said.
 * @throws `CLASS_NAMES_COUNT`
 */
export function fittingLabels(
  count: number | undefined,
  known: readonly Knowledge[],
): FittingLabels {
  const findings: Finding[] = [];
  for (const { from, classNames, labelFile } of known) {
    if (classNames === undefined) continue;
    const where = labelFile ?? 'the option labels';
    const given = `${classNames.length} class names from ${where}`;
    const names = fitted(classNames, count);
    const say = (text: string) => findings.push({ about: 'labels', from, text });
    if (names !== undefined) {
      say(
        names.length === classNames.length
          ? `The ${given} are used.`
          : `The ${given} are used; the output has one class more, and "background" is taken for the first, as TensorFlow's ImageNet networks have it.`,
      );
      return { classNames: names, findings };
    }
    if (from === 'option') throw wrongCount(classNames.length, count);
    say(`The ${given} are not used, for the network has ${count ?? 'other'} outputs.`);
  }
  return { classNames: undefined, findings };
}

function fitted(
  names: readonly string[],
  count: number | undefined,
): readonly string[] | undefined {
  // One unit with a sigmoid tells two classes apart.
  if (count === undefined || names.length === count || (count === 1 && names.length === 2))
    return names;
  return count === 1001 && names.length === 1000 ? ['background', ...names] : undefined;
}

function wrongCount(got: number, count = 0): GradCamError {
  return new GradCamError(
    'CLASS_NAMES_COUNT',
    `the class names do not fit, got ${got} names for ${count} outputs; give one for each, in the order of the output.`,
  );
}
