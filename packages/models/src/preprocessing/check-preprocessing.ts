import { checkChoice } from '@gradcam/errors';
import { preprocessings } from './preprocessings.js';
import { requirePartialPreprocessing } from './require-partial-preprocessing.js';

/**
 * Refuses an option `preprocessing` that is neither a name nor parts of one.
 *
 * @param given As the caller has it; `undefined` passes.
 * @throws `BAD_OPTION`
 */
export function checkPreprocessing(given: unknown): void {
  if (given === undefined) return;
  if (typeof given === 'string')
    checkChoice(given, Object.keys(preprocessings), 'the option preprocessing');
  else requirePartialPreprocessing(given, 'the option preprocessing');
}
