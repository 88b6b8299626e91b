import { listOf, numberOf } from '../../../head/attributes.js';
import { axisFrom } from '../../../head/values/strides.js';
import type { PullCall } from '../../pull-rule.js';
import { unsqueeze } from '../shapes/unsqueeze.js';

/** A reduction, as its rule reads it. */
export interface Reduced {
  /** From 0; none where nothing is reduced. */
  readonly axes: readonly number[];
  /** Gives a value of the output's shape the axes that the reduction took away, with a size of one. */
  readonly kept: (value: string) => string;
}

/**
 * Reads the axes of a reduction.
 *
 * @param call The node.
 * @returns The axes; undefined where they are not known.
 */
export function reducedOf(call: PullCall): Reduced | undefined {
  const { node, constantOf } = call;
  const rank = call.shapeOf(0)?.length;
  const isGiven = (node.inputs[1] ?? '') !== '';
  const named = isGiven ? constantOf(1)?.numbers() : (listOf(node, 'axes') ?? []);
  if (rank === undefined || named === undefined) return undefined;
  const isWhole = named.length === 0 && numberOf(node, 'noop_with_empty_axes', 0) === 0;
  const axes = isWhole
    ? Array.from({ length: rank }, (_, axis) => axis)
    : Array.from(named, (axis) => axisFrom(axis, rank)).sort((a, b) => a - b);
  const isKept = numberOf(node, 'keepdims', 1) !== 0;
  return { axes, kept: (value) => (isKept ? value : unsqueeze(call, value, axes)) };
}
