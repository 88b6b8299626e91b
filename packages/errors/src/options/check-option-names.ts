import { GradCamError } from '../grad-cam-error.js';
import { optionProblem, type OptionNames } from './option-problem.js';

/**
 * Refuses options that do not exist, which a program without types may have misspelt: nothing is ignored silently.
 *
 * @param options As the user gave them; undefined where they were left out.
 * @param known The names of all options.
 * @throws `BAD_OPTION` with the nearest names
 *
 * @example
 * ```ts
 * const names = { width: true, height: true } satisfies Record<keyof SizeOptions, true>;
 * checkOptionNames(options, names);
 * ```
 */
export function checkOptionNames(options: unknown, known: OptionNames): void {
  const problem = optionProblem(options, known);
  if (problem !== undefined) throw new GradCamError('BAD_OPTION', problem);
}
