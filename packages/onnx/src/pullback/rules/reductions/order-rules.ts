import { numberOf } from '../../../head/attributes.js';
import { zerosLike } from '../../parts/shapes/zeros-like.js';
import type { PullRule } from '../../pull-rule.js';

/** The version from which what is written over a tensor is named by its elements. */
const namedByElements = 11;

/** Sums up to each place, and the largest numbers. */
export const orderRules: readonly PullRule[] = [
  {
    op: 'CumSum',
    pull: ({ builder, gradient, node }) => [
      builder.add('CumSum', [gradient, node.inputs[1] ?? ''], {
        exclusive: numberOf(node, 'exclusive', 0),
        reverse: 1 - numberOf(node, 'reverse', 0),
      }),
    ],
  },
  {
    op: 'TopK',
    pull: ({ builder, gradient, gradients, node, opset }) => {
      const [input = ''] = node.inputs;
      const [, indices = ''] = node.outputs;
      if (gradients[0] === undefined || indices === '') return undefined;
      const op = opset < namedByElements ? 'Scatter' : 'ScatterElements';
      return [
        builder.add(op, [zerosLike(builder, input), indices, gradient], {
          axis: numberOf(node, 'axis', -1),
        }),
      ];
    },
  },
];
