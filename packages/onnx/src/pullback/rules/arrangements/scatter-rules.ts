import { numberOf } from '../../../head/attributes.js';
import { zerosLike } from '../../parts/shapes/zeros-like.js';
import type { PullCall, Pulled, PullRule } from '../../pull-rule.js';

/** Numbers written over others: what is written over has no gradient, and what is written gets that of its place. */
export const scatterRules: readonly PullRule[] = [
  { op: 'ScatterND', pull: (call) => pullWritten(call, 'GatherND', {}) },
  {
    op: 'ScatterElements',
    pull: (call) => pullWritten(call, 'GatherElements', { axis: numberOf(call.node, 'axis', 0) }),
  },
];

function pullWritten(
  { builder, gradient, node }: PullCall,
  gather: 'GatherND' | 'GatherElements',
  attributes: Readonly<Record<string, number>>,
): Pulled {
  const [, indices = '', updates = ''] = node.inputs;
  return [
    builder.add(node.op, [gradient, indices, zerosLike(builder, updates)], attributes),
    undefined,
    builder.add(gather, [gradient, indices], attributes),
  ];
}
