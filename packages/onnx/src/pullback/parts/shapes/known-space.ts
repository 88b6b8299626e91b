import type { PullCall } from '../../pull-rule.js';

/**
 * Gives the sizes of an input's axes of space.
 *
 * @param call The node.
 * @param position The input, `[N, C, ...space]`.
 * @returns The sizes; undefined where one of them is open.
 */
export function knownSpace(call: PullCall, position: number): number[] | undefined {
  const space = call.shapeOf(position)?.slice(2);
  const sizes = space?.flatMap((size) => size ?? []);
  return sizes?.length === space?.length ? sizes : undefined;
}
