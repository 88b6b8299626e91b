import type { RankOptions } from './layer-selection.js';

/** The options of a ranking. */
export const rankOptionNames = { lacksGradient: true } as const satisfies Record<
  keyof RankOptions,
  true
>;
