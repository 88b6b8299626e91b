import { optionProblem, type OptionNames } from '@gradcam/errors';
import { LayerSelectError } from './layer-select-error.js';
import type { RankOptions } from './layer-selection.js';

/** The options of a ranking. */
export const rankOptionNames = { lacksGradient: true } as const satisfies Record<
  keyof RankOptions,
  true
>;

/**
 * Refuses options that do not exist.
 *
 * @param caller The public function that was called.
 * @param options As the user gave them.
 * @param names All that there are.
 */
export function checkOptions(caller: string, options: unknown, names: OptionNames): void {
  const problem = optionProblem(options, names);
  if (problem !== undefined) throw new LayerSelectError('BAD_OPTION', `${caller}: ${problem}`);
}
