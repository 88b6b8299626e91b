import { listOf, numberOf } from '../../attributes.js';
import { numbersAt } from '../../call-inputs.js';
import type { HeadCall } from '../../head-op.js';
import { axisFrom } from '../../values/strides.js';

/**
 * Gives the axes that a reduction goes over: an attribute in older files, an input since opset 13 or 18.
 *
 * @param call The node with its inputs.
 * @param rank How many axes the input has.
 * @returns The axes, from 0; all of them where none are named, unless the node says otherwise.
 */
export function axesOf(call: HeadCall, rank: number): number[] {
  const named = numbersAt(call, 1) ?? listOf(call.node, 'axes') ?? [];
  if (named.length > 0) return named.map((axis) => axisFrom(axis, rank));
  if (numberOf(call.node, 'noop_with_empty_axes', 0) !== 0) return [];
  return Array.from({ length: rank }, (_, axis) => axis);
}
