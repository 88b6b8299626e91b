import { GradCamError } from '@gradcam/errors';
import type { Entry } from './entry.js';
import { nothing } from './nothing.js';

/**
 * Makes an entry, or one that says why it cannot be made.
 *
 * @param name Of the latter.
 * @param make Makes it.
 * @returns The entry.
 */
export function orProblem(name: string, make: () => Entry): Entry {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof GradCamError)) throw cause;
    return nothing(name, cause.code, cause.sentence);
  }
}
