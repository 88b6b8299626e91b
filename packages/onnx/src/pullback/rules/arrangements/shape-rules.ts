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
    pull: ({ builder, gradient, node, outputShape }) => {
      if (outputShape === undefined) return undefined;
      const reversed = outputShape.map((_, axis) => outputShape.length - 1 - axis);
      const attribute = node.attributes.get('perm');
      const order = attribute?.kind === 'ints' ? attribute.value : reversed;
      const back = order.map((_, axis) => order.indexOf(axis));
      return [builder.add('Transpose', [gradient], { perm: back })];
    },
  },
];
