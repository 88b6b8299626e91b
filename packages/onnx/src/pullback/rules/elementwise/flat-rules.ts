import type { PullRule } from '../../pull-rule.js';

/** Functions that are constant almost everywhere: nothing goes back through them. */
export const flatRules: readonly PullRule[] = ['Ceil', 'Floor', 'Round', 'Sign'].map((op) => ({
  op,
  pull: () => [undefined],
}));
