import type { PullCall } from '../pull-rule.js';
import { reduce } from './reduce.js';
import { shapedAs } from './shaped-as.js';

/**
 * Brings a gradient from the shape of the output to that of an input which was repeated along some axes.
 *
 * @param call The node.
 * @param gradient The gradient's name, of the output's shape.
 * @param position The input.
 * @returns The name of the gradient in the input; undefined where the shapes are not known.
 */
export function sumTo(call: PullCall, gradient: string, position: number): string | undefined {
  const [input, output] = [call.shapeOf(position), call.outputShape];
  if (input === undefined || output === undefined) return undefined;
  const added = output.length - input.length;
  const axes = output.flatMap((size, axis) => {
    if (axis < added) return [axis];
    return input[axis - added] === 1 && size !== 1 ? [axis] : [];
  });
  if (axes.length === 0) return gradient;
  const summed = reduce(call, 'ReduceSum', gradient, axes);
  return added === 0 ? summed : shapedAs(call, summed, call.node.inputs[position] ?? '');
}
