import type { ExplainerOptions } from '../options.js';

/** The options of a scorer, as for `createExplainer`. */
export type ScorerOptions = Pick<
  ExplainerOptions,
  'featureLayer' | 'reductionLayer' | 'score' | 'classNames' | 'tokens' | 'inputShapes'
>;

/** The names of these options. */
export const scorerOptionNames = {
  featureLayer: true,
  reductionLayer: true,
  score: true,
  classNames: true,
  tokens: true,
  inputShapes: true,
} as const satisfies Record<keyof ScorerOptions, true>;
