import { broadcastRule } from '../../parts/broadcast-rule.js';
import { reduce } from '../../parts/sums/reduce.js';
import { reshape } from '../../parts/shapes/reshape.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import type { PullRule } from '../../pull-rule.js';

/** Ops that repeat a tensor: the gradients of all its copies are summed. */
export const repeatRules: readonly PullRule[] = [
  broadcastRule('Expand', ({ gradient }) => gradient),
  {
    op: 'Tile',
    pull: (call) => {
      const [dims, repeats] = [call.shapeOf(0), call.constantOf(1)?.numbers()];
      if (dims === undefined || repeats === undefined) return undefined;
      // Each axis as two: which copy, and where in it.
      const shape = dims.flatMap((size, axis) => [repeats[axis] ?? 1, size]);
      const copies = reshape(call, call.gradient, shape);
      if (copies === undefined) return undefined;
      const axes = dims.map((_, axis) => 2 * axis);
      const summed = reduce(call, 'ReduceSum', copies, axes, false);
      return [shapedAs(call, summed)];
    },
  },
];
