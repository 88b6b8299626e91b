import type { PullCall } from '../../pull-rule.js';

/** The number of zeros added in front of an axis and behind it; taken away where negative. */
export type Padding = readonly [before: number, after: number];

/**
 * Adds zeros at the ends of axes, or takes numbers away there.
 *
 * @param call The node.
 * @param value The value's name.
 * @param padding One for each axis.
 * @returns The name of the result.
 */
export function padded(
  { builder, opset }: PullCall,
  value: string,
  padding: readonly Padding[],
): string {
  if (padding.every(([before, after]) => before === 0 && after === 0)) return value;
  const pads = [...padding.map(([before]) => before), ...padding.map(([, after]) => after)];
  return opset < 11
    ? builder.add('Pad', [value], { pads })
    : builder.add('Pad', [value, builder.integers(pads)]);
}
