import type { PullCall } from '../../pull-rule.js';

/**
 * Cuts a part out of an axis.
 *
 * @param call The node.
 * @param value The value's name.
 * @param axis The axis, from 0.
 * @param begin The first place.
 * @param count How many places follow.
 * @returns The name of the part.
 */
export function sliced(
  { builder, opset }: PullCall,
  value: string,
  axis: number,
  begin: number,
  count: number,
): string {
  const [starts, ends, axes] = [[begin], [begin + count], [axis]];
  return opset < 10
    ? builder.add('Slice', [value], { starts, ends, axes })
    : builder.add('Slice', [value, ...[starts, ends, axes].map((list) => builder.integers(list))]);
}
