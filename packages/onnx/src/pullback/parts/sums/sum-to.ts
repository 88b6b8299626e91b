import type { PullCall } from '../../pull-rule.js';
import { summedTo } from './summed-to.js';

/**
 * Brings a gradient from the shape of the output to that of an input which was repeated along some axes.
 *
 * @param call The node.
 * @param gradient The gradient's name, of the output's shape.
 * @param position The input.
 * @returns The name of the gradient in the input; undefined where the shapes are not known.
 */
export function sumTo(call: PullCall, gradient: string, position: number): string | undefined {
  const [to, from] = [call.shapeOf(position), call.outputShape];
  if (to === undefined || from === undefined) return undefined;
  return summedTo(call, gradient, { from, to, position });
}
