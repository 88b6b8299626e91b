import { numberOf } from '../../../head/attributes.js';
import { axesOf } from '../../../head/ops/reductions/axes-of.js';
import { unsqueeze } from '../../parts/shapes/unsqueeze.js';
import { withConstants } from '../../parts/with-constants.js';
import type { PullCall } from '../../pull-rule.js';

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
  const rank = call.shapeOf(0)?.length;
  const known = withConstants(call);
  if (rank === undefined || known === undefined) return undefined;
  const axes = axesOf(known, rank).sort((a, b) => a - b);
  const isKept = numberOf(call.node, 'keepdims', 1) !== 0;
  return { axes, kept: (value) => (isKept ? value : unsqueeze(call, value, axes)) };
}
