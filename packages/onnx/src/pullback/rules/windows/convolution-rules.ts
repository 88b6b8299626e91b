import type { PullRule } from '../../pull-rule.js';

/** Convolutions. */
export const convolutionRules: readonly PullRule[] = [];
