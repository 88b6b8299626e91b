import { optionProblem, type OptionNames } from '@gradcam/errors';

/**
 * Refuses options that do not exist.
 *
 * @param where The function that was called, for the message.
 * @param options As the user gave them.
 * @param names All that there are.
 * @throws RangeError with the nearest names
 */
export function checkOptions(where: string, options: unknown, names: OptionNames): void {
  const problem = optionProblem(options, names);
  if (problem !== undefined) throw new RangeError(`${where}: ${problem}`);
}
