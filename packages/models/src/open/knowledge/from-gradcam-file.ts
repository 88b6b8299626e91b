import { GradCamError, isObject } from '@gradcam/errors';
import type { Json } from '../../keras/config/json.js';
import type { Preprocessing } from '../../known-model.js';
import { preprocessings } from '../../preprocessing/preprocessings.js';
import { requirePartialPreprocessing } from '../../preprocessing/require-partial-preprocessing.js';
import type { Knowledge } from './knowledge.js';

/**
 * Reads the `gradcam.json` beside a model.
 *
 * @param json The content of the file.
 * @returns Its statements.
 * @throws `MODEL_BROKEN` for a part that is wrong
 */
export function fromGradcamFile(json: Json): Knowledge {
  try {
    const { title, labels, preprocessing } = isObject(json) ? json : { title: json };
    return {
      from: 'gradcam.json',
      labelFile: 'gradcam.json',
      title: title === undefined ? undefined : textOf(title),
      classNames: labels === undefined ? undefined : namesOf(labels),
      preprocessing: preprocessing === undefined ? undefined : conversionOf(preprocessing),
    };
  } catch (cause) {
    if (!(cause instanceof GradCamError)) throw cause;
    throw new GradCamError('MODEL_BROKEN', `gradcam.json is wrong: ${cause.sentence}`, { cause });
  }
}

/**
 * Takes a preprocessing that may be named.
 *
 * @param given A checked name of `preprocessings`, or parts.
 * @returns The parts.
 */
export function namedConversion(
  given: keyof typeof preprocessings | Partial<Preprocessing>,
): Partial<Preprocessing> {
  return typeof given === 'string' ? preprocessings[given] : given;
}

function conversionOf(given: unknown): Partial<Preprocessing> {
  for (const [name, conversion] of Object.entries(preprocessings))
    if (name === given) return conversion;
  requirePartialPreprocessing(given, 'its preprocessing');
  return given;
}

function textOf(title: unknown): string {
  if (typeof title === 'string') return title;
  throw new GradCamError('MODEL_BROKEN', 'its title is not a text, expected { "title": "…" }.');
}

function namesOf(labels: unknown): string[] {
  const areNames = Array.isArray(labels) && labels.every((label) => typeof label === 'string');
  if (areNames && labels.length > 0) return labels;
  throw new GradCamError('MODEL_BROKEN', 'its labels are not a list of names, one for each class.');
}
