import type { PullRule } from '../../pull-rule.js';
import { einsumRule } from './einsum-rule.js';
import { gemmRule } from './gemm-rule.js';
import { matMulRules } from './mat-mul-rules.js';

/** Products of matrices. */
export const productRules: readonly PullRule[] = [...matMulRules, gemmRule, einsumRule];
