import type { PullCall, ValueShape } from '../../pull-rule.js';
import { reduce } from './reduce.js';
import { shapedAs } from '../shapes/shaped-as.js';

/** The shape that a gradient has, and that of the value whose gradient it is, which was repeated to get the first. */
interface Repeated {
  readonly from: ValueShape;
  readonly to: ValueShape;
  /** The position of the value among the node's inputs. */
  readonly position: number;
}

/**
 * Sums a gradient over what a value was repeated along.
 *
 * @param call The node.
 * @param gradient The gradient's name.
 * @param shapes The shapes.
 * @returns The name of the gradient in the value.
 */
export function summedTo(
  call: PullCall,
  gradient: string,
  { from, to, position }: Repeated,
): string {
  const added = from.length - to.length;
  const axes = from.flatMap((size, axis) => {
    if (axis < added) return [axis];
    return to[axis - added] === 1 && size !== 1 ? [axis] : [];
  });
  if (axes.length === 0) return gradient;
  const summed = reduce(call, 'ReduceSum', gradient, axes);
  return added === 0 ? summed : shapedAs(call, summed, position);
}
