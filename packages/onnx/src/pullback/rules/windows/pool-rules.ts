import { spreadMean } from '../../parts/spread-mean.js';
import type { PullRule } from '../../pull-rule.js';

/** Pools. */
export const poolRules: readonly PullRule[] = [
  { op: 'GlobalAveragePool', pull: (call) => [spreadMean(call, call.gradient)] },
];
