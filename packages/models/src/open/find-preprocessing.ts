import type { ExplainableModel } from '@gradcam/core';
import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import { checkPreprocessing } from '../preprocessing/check-preprocessing.js';
import { requireParts } from '../preprocessing/require-partial-preprocessing.js';
import type { PreprocessingName } from '../preprocessing/preprocessings.js';
import { namedConversion } from './knowledge/from-gradcam-file.js';
import { fromModel } from './knowledge/from-model.js';
import { pictureShape } from './knowledge/picture-shape.js';
import {
  settledPreprocessing,
  type SettledPreprocessing,
} from './knowledge/settled-preprocessing.js';
import type { Finding } from './opened-model.js';

/** The facts that are known of a model besides itself, such as those of an opened one. */
export interface KnownFacts {
  readonly preprocessing?: Partial<Preprocessing> | undefined;
  readonly findings?: readonly Finding[] | undefined;
}

/**
 * Finds out how a picture becomes the input of a model in memory, as `openModel` does for one that it opens: what the caller says, else what is known, else what
 * the model says, else what most networks have.
 *
 * @param model The model; only its inputs are read.
 * @param given A name of `preprocessings`, or the parts that the caller says.
 * @param known The facts about an opened model; the findings of its parts are kept.
 * @returns The preprocessing with a sentence for each part; undefined for a network that does not take one picture.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { preprocessing, findings } = findPreprocessing(model, '0..1');
 * const x = preprocess(picture, preprocessing);
 * ```
 */
export function findPreprocessing(
  model: Pick<ExplainableModel, 'inputs'>,
  given?: PreprocessingName | Partial<Preprocessing>,
  known: KnownFacts = {},
): SettledPreprocessing | undefined {
  return calledAs('findPreprocessing', () => {
    const isModel = isObject(model) && Array.isArray(model.inputs);
    checkKind(isModel, model, 'this is not a model', 'one with inputs');
    checkPreprocessing(given);
    checkKnown(known);
    const shape = pictureShape(model);
    if (shape === undefined) return undefined;
    const { preprocessing, findings } = settledPreprocessing(shape, [
      ...(given === undefined
        ? []
        : [{ from: 'option', preprocessing: namedConversion(given) } as const]),
      ...(known.preprocessing === undefined
        ? []
        : [{ from: 'model', preprocessing: known.preprocessing } as const]),
      ...fromModel(model, shape),
    ]);
    return { preprocessing, findings: withSources(findings, known.findings ?? []) };
  });
}

/** A program without types may give anything. */
function checkKnown(known: unknown): void {
  const { preprocessing = {}, findings = [] } = isObject(known) ? known : { findings: known };
  const areFindings = Array.isArray(findings) && findings.every(isObject);
  checkKind(
    areFindings && isObject(preprocessing),
    known,
    'this is not what is known of a model',
    '{ preprocessing, findings }, such as what openModel gives',
  );
  if (isObject(preprocessing)) requireParts(preprocessing, 'the known preprocessing');
}

/** Each part has the sentence of where it was found first; other facts come before. */
function withSources(found: readonly Finding[], before: readonly Finding[]): Finding[] {
  const parts = new Set(found.map(({ about }) => about));
  return [
    ...before.filter(({ about }) => !parts.has(about)),
    ...found.map((finding) =>
      finding.from === 'option'
        ? finding
        : (before.find(({ about }) => about === finding.about) ?? finding),
    ),
  ];
}
