import { dataTypes } from '../../../proto/data-types.js';
import type { PullCall } from '../../pull-rule.js';

/**
 * Gives each number its share of the gradient of a mean that it is part of.
 *
 * @param call The node, whose first input has as many axes as the gradient.
 * @param gradient The gradient's name, with a size of one along the axes of the mean.
 * @returns The name of the gradient in the first input.
 */
export function spreadMean({ builder, node }: PullCall, gradient: string): string {
  const [input = ''] = node.inputs;
  const sizeOf = (name: string) =>
    builder.add('Cast', [builder.add('Size', [name])], { to: dataTypes.float32 });
  const count = builder.add('Div', [sizeOf(input), sizeOf(gradient)]);
  const share = builder.add('Div', [gradient, count]);
  return builder.add('Expand', [share, builder.add('Shape', [input])]);
}
