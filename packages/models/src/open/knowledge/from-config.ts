import { isObject, objectOf, type Json } from '../../keras/config/json.js';
import type { Knowledge } from './knowledge.js';

/** The names that Transformers makes up where nobody gave any. */
const madeUp = /^LABEL_\d+$/;

/**
 * Reads the `config.json` that Transformers writes beside its models, as transformers.js loads them.
 *
 * @param json The content of the file.
 * @returns The class names, where they say something.
 */
export function fromConfig(json: Json): Knowledge {
  const { id2label } = objectOf(json);
  return { from: 'config.json', labelFile: 'config.json', classNames: namesOf(id2label) };
}

/** Of an object with a number for each class, from 0 on, in any order. */
function namesOf(labels: Json | undefined): string[] | undefined {
  if (!isObject(labels)) return undefined;
  const names = Object.keys(labels).map((_, index) => labels[String(index)]);
  const areNames = names.length > 0 && names.every((name) => typeof name === 'string');
  return areNames && !names.every((name) => madeUp.test(name)) ? names : undefined;
}
