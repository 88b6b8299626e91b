import { checkOptionNames } from '@gradcam/errors';
import { checkCount } from '../numbers/check-count.js';
import {
  checkReplacement,
  replacementOptionNames,
  type ReplacementOptions,
} from '../replace/replacement.js';

/** The options of deletion and insertion. What replaces is `'mean'` in deletion and `'blur'` in insertion when left out. */
export interface DeletionOptions extends ReplacementOptions {
  /** The number of steps in which all positions are replaced; 32 when left out, and the network runs once more than that. */
  readonly steps?: number | undefined;
}

const optionNames = {
  ...replacementOptionNames,
  steps: true,
} as const satisfies Record<keyof DeletionOptions, true>;

/**
 * Refuses options that deletion and insertion do not take.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkDeletion(options: DeletionOptions): void {
  checkOptionNames(options, optionNames);
  checkReplacement(options);
  const { steps = 1 } = options;
  checkCount(steps, 'the option steps');
}
