import { numberOf } from '../../../head/attributes.js';
import type { PullRule } from '../../pull-rule.js';
import { pullProduct } from './pull-product.js';

/** Products of matrices over leading axes. */
export const matMulRules: readonly PullRule[] = [
  {
    op: 'MatMul',
    pull: (call) => pullProduct(call, { isFirstTurned: false, isSecondTurned: false }),
  },
  {
    op: 'FusedMatMul',
    domain: 'com.microsoft',
    pull: (call) => {
      const { builder, gradient, node } = call;
      const alpha = numberOf(node, 'alpha', 1);
      const scaled = alpha === 1 ? gradient : builder.add('Mul', [gradient, builder.float(alpha)]);
      return pullProduct(
        { ...call, gradient: scaled },
        {
          isFirstTurned: numberOf(node, 'transA', 0) !== 0,
          isSecondTurned: numberOf(node, 'transB', 0) !== 0,
        },
      );
    },
  },
];
