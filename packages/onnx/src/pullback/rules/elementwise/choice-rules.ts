import { broadcastRule } from '../../parts/broadcast-rule.js';
import type { PullRule } from '../../pull-rule.js';

/** Ops that hand numbers on as they are, or leave them out. */
export const choiceRules: readonly PullRule[] = [
  broadcastRule('Where', ({ builder, gradient, node }, position) => {
    const [condition = ''] = node.inputs;
    const zero = builder.float(0);
    return builder.add('Where', [
      condition,
      ...(position === 1 ? [gradient, zero] : [zero, gradient]),
    ]);
  }),
  // Only numbers of 32 bits have a gradient: these are cast to what they are.
  { op: 'Cast', pull: ({ gradient }) => [gradient] },
  { op: 'CastLike', pull: ({ gradient }) => [gradient] },
  {
    op: 'Trilu',
    pull: ({ builder, gradient, node }) => [
      builder.add(
        'Trilu',
        [gradient, ...node.inputs.slice(1)],
        Object.fromEntries(node.attributes),
      ),
    ],
  },
];
