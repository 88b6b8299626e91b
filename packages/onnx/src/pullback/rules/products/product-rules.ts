import { numberOf } from '../../../head/attributes.js';
import type { OnnxAttribute } from '../../../graph/onnx-graph.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

const flag = (call: PullCall, name: string) => numberOf(call.node, name, 0) !== 0;

/** Products of matrices. */
export const productRules: readonly PullRule[] = [
  {
    // Y = alpha A' B' + beta C
    op: 'Gemm',
    pull: (call) => {
      const { builder, gradient, node, isWanted } = call;
      if (isWanted(1) || isWanted(2)) return undefined;
      const [, b = ''] = node.inputs;
      const [isTransposedA, isTransposedB] = [flag(call, 'transA'), flag(call, 'transB')];
      const alpha: OnnxAttribute = { kind: 'float', value: numberOf(node, 'alpha', 1) };
      return [
        isTransposedA
          ? builder.add('Gemm', [b, gradient], { alpha, transA: Number(isTransposedB), transB: 1 })
          : builder.add('Gemm', [gradient, b], { alpha, transB: Number(!isTransposedB) }),
      ];
    },
  },
];
