import { numberOf } from '../../../head/attributes.js';
import { broadcastRule } from '../../parts/broadcast-rule.js';
import { gated } from '../../parts/gated.js';
import type { PullCall, PullRule } from '../../pull-rule.js';
import { pullClip } from './pull-clip.js';

/** Gives the names of the first input and output, and the condition that the input is above zero. */
function signed({ builder, node }: PullCall) {
  const [input = ''] = node.inputs;
  const [output = ''] = node.outputs;
  return { input, output, isAbove: builder.add('Greater', [input, builder.float(0)]) };
}

/** Makes the rule of an activation that leaves what is above zero as it is, but for a factor, and bends towards a floor below. */
function bent(
  op: string,
  of: (call: PullCall) => {
    readonly factor: number;
    /** The slope below zero is `output * scale + floor`. */
    readonly scale: number;
    readonly floor: number;
  },
): PullRule {
  return {
    op,
    pull: (call) => {
      const { builder, gradient } = call;
      const { output, isAbove } = signed(call);
      const { factor, scale, floor } = of(call);
      const scaled = scale === 1 ? output : builder.add('Mul', [output, builder.float(scale)]);
      const below = builder.add('Add', [scaled, builder.float(floor)]);
      const slope = builder.add('Where', [isAbove, builder.float(factor), below]);
      return [builder.add('Mul', [gradient, slope])];
    },
  };
}

const selu = { alpha: 1.6732632423543772, gamma: 1.0507009873554805 } as const;

/** Activations: the gradient of each number depends on that number alone. */
export const activationRules: readonly PullRule[] = [
  { op: 'Identity', pull: ({ gradient }) => [gradient] },
  { op: 'Dropout', pull: ({ gradient }) => [gradient] },
  {
    op: 'Relu',
    pull: (call) => {
      const [output = ''] = call.node.outputs;
      return [gated(call, call.builder.add('Greater', [output, call.builder.float(0)]))];
    },
  },
  { op: 'Clip', pull: pullClip },
  {
    op: 'LeakyRelu',
    pull: (call) => {
      const { builder, gradient, node } = call;
      const factor = builder.float(numberOf(node, 'alpha', 0.01));
      const below = builder.add('Mul', [gradient, factor]);
      return [builder.add('Where', [signed(call).isAbove, gradient, below])];
    },
  },
  broadcastRule('PRelu', (call, position) => {
    const { builder, gradient, node } = call;
    const { input, isAbove } = signed(call);
    const below = builder.add('Mul', [gradient, position === 0 ? (node.inputs[1] ?? '') : input]);
    return builder.add('Where', [isAbove, position === 0 ? gradient : builder.float(0), below]);
  }),
  bent('Elu', ({ node }) => ({ factor: 1, scale: 1, floor: numberOf(node, 'alpha', 1) })),
  bent('Celu', ({ node }) => ({ factor: 1, scale: 1 / numberOf(node, 'alpha', 1), floor: 1 })),
  bent('Selu', ({ node }) => {
    const factor = numberOf(node, 'gamma', selu.gamma);
    return { factor, scale: 1, floor: factor * numberOf(node, 'alpha', selu.alpha) };
  }),
  {
    op: 'ThresholdedRelu',
    pull: (call) => {
      const { builder, node } = call;
      const edge = builder.float(numberOf(node, 'alpha', 1));
      return [gated(call, builder.add('Greater', [node.inputs[0] ?? '', edge]))];
    },
  },
  {
    op: 'Shrink',
    pull: (call) => {
      const { builder, node } = call;
      const distance = builder.add('Abs', [node.inputs[0] ?? '']);
      const edge = builder.float(numberOf(node, 'lambd', 0.5));
      return [gated(call, builder.add('Greater', [distance, edge]))];
    },
  },
  {
    op: 'HardSigmoid',
    pull: (call) => {
      const { builder, gradient, node } = call;
      const slope = numberOf(node, 'alpha', 0.2);
      const line = builder.add('Mul', [node.inputs[0] ?? '', builder.float(slope)]);
      const middle = builder.float(numberOf(node, 'beta', 0.5) - 0.5);
      const distance = builder.add('Abs', [builder.add('Add', [line, middle])]);
      const isOutside = builder.add('Greater', [distance, builder.float(0.5)]);
      const scaled = builder.add('Mul', [gradient, builder.float(slope)]);
      return [gated({ ...call, gradient: scaled }, builder.add('Not', [isOutside]))];
    },
  },
];
