import { calledAs, checkKind, checkNumber, isObject } from '@gradcam/errors';
import type { KnownModel } from '../known-model.js';
import { parseNames } from '../parse-names.js';

/**
 * Reads the class names of a known model in the order of its output.
 *
 * @param spec The model.
 * @param labels The content of `labels.json`.
 * @returns One for each output.
 * @throws `BAD_OPTION`; `MODEL_BROKEN` where there are more or fewer of them
 */
export function outputNames(
  spec: Pick<KnownModel, 'backgroundClass' | 'classCount'>,
  labels: string,
): string[] {
  return calledAs('outputNames', () => {
    checkKind(isObject(spec), spec, 'this is not a known model', '{ classCount, backgroundClass }');
    checkKind(
      typeof labels === 'string',
      labels,
      'this is not the text of labels.json',
      'a string',
    );
    checkNumber(spec.classCount, { where: 'the classCount', kind: 'integer', least: 1 });
    return spec.backgroundClass
      ? ['background', ...parseNames(labels, spec.classCount - 1)]
      : parseNames(labels, spec.classCount);
  });
}
