import type { PullRule } from '../../pull-rule.js';

/** Normalisations. */
export const normalizationRules: readonly PullRule[] = [];
