import { orderOf } from '../../../head/ops/arrangements/transpose.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import type { PullRule } from '../../pull-rule.js';

/** Ops that only change the shape: the gradient gets the shape of the input. */
const reshapes = ['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze'].map((op): PullRule => ({
  op,
  pull: (call) => [shapedAs(call, call.gradient)],
}));

/** Ops that arrange numbers anew. */
export const shapeRules: readonly PullRule[] = [
  ...reshapes,
  {
    op: 'Transpose',
    pull: (call) => {
      const { builder, gradient, outputShape } = call;
      if (outputShape === undefined) return undefined;
      const order = orderOf(call, outputShape.length);
      const back = order.map((_, axis) => order.indexOf(axis));
      return [builder.add('Transpose', [gradient], { perm: back })];
    },
  },
];
