import { numberOf } from '../../../head/attributes.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** Lets the gradient through where a condition holds, and gives zero elsewhere. */
function gated({ builder, gradient }: PullCall, condition: string): string {
  return builder.add('Where', [condition, gradient, builder.float(0)]);
}

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
  {
    op: 'Clip',
    pull: (call) => {
      const bounds = boundsOf(call);
      if (bounds === undefined) return undefined;
      const { builder, node } = call;
      const [input = ''] = node.inputs;
      // At a bound itself the gradient passes, as in TensorFlow.js.
      const outside = builder.add('Or', [
        builder.add('Less', [input, builder.float(bounds.least)]),
        builder.add('Greater', [input, builder.float(bounds.most)]),
      ]);
      return [gated(call, builder.add('Not', [outside]))];
    },
  },
  {
    op: 'Sigmoid',
    pull: ({ builder, gradient, node }) => {
      const [output = ''] = node.outputs;
      const rest = builder.add('Sub', [builder.float(1), output]);
      return [builder.add('Mul', [gradient, builder.add('Mul', [output, rest])])];
    },
  },
];

/** The ends of a Clip: attributes before version 11, then inputs. */
function boundsOf({
  node,
  opset,
  constantOf,
}: PullCall): { readonly least: number; readonly most: number } | undefined {
  if (opset < 11) {
    const attribute = (name: string, fallback: number) => numberOf(node, name, fallback);
    return { least: attribute('min', -Infinity), most: attribute('max', Infinity) };
  }
  const bound = (position: number, open: number) =>
    (node.inputs[position] ?? '') === '' ? open : constantOf(position)?.numbers()[0];
  const [least, most] = [bound(1, -Infinity), bound(2, Infinity)];
  return least === undefined || most === undefined ? undefined : { least, most };
}
