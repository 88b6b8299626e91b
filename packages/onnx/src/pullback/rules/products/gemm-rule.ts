import type { OnnxAttribute } from '../../../graph/onnx-graph.js';
import { numberOf } from '../../../head/attributes.js';
import { sumTo } from '../../parts/sums/sum-to.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** The version from which the matrix that is added may be left out. */
const addsNothing = 11;

/** Y = alpha A' B' + beta C, where A' and B' may be transposed. */
export const gemmRule: PullRule = {
  op: 'Gemm',
  pull: (call) => {
    const { isWanted } = call;
    const added = isWanted(2) ? inAdded(call) : undefined;
    if (isWanted(2) && added === undefined) return undefined;
    return [
      isWanted(0) ? inFirst(call) : undefined,
      isWanted(1) ? inSecond(call) : undefined,
      added,
    ];
  },
};

function inFirst(call: PullCall): string {
  const { gradient, node } = call;
  const [, b = ''] = node.inputs;
  return flag(call, 'transA')
    ? product(call, [b, gradient], { isFirstTurned: flag(call, 'transB'), isSecondTurned: true })
    : product(call, [gradient, b], { isFirstTurned: false, isSecondTurned: !flag(call, 'transB') });
}

function inSecond(call: PullCall): string {
  const { gradient, node } = call;
  const [a = ''] = node.inputs;
  return flag(call, 'transB')
    ? product(call, [gradient, a], { isFirstTurned: true, isSecondTurned: flag(call, 'transA') })
    : product(call, [a, gradient], { isFirstTurned: !flag(call, 'transA'), isSecondTurned: false });
}

function inAdded(call: PullCall): string | undefined {
  const { builder, gradient, node } = call;
  const beta = numberOf(node, 'beta', 1);
  const scaled = beta === 1 ? gradient : builder.add('Mul', [gradient, builder.float(beta)]);
  return sumTo(call, scaled, 2);
}

function product(
  { builder, node, opset }: PullCall,
  factors: readonly string[],
  turns: Readonly<Record<'isFirstTurned' | 'isSecondTurned', boolean>>,
): string {
  const alpha: OnnxAttribute = { kind: 'float', value: numberOf(node, 'alpha', 1) };
  const inputs = opset < addsNothing ? [...factors, builder.float(0)] : factors;
  return builder.add('Gemm', inputs, {
    alpha,
    transA: Number(turns.isFirstTurned),
    transB: Number(turns.isSecondTurned),
  });
}

function flag({ node }: PullCall, name: string): boolean {
  return numberOf(node, name, 0) !== 0;
}
