import type { PullCall, ValueShape } from '../../pull-rule.js';

/**
 * Gives a value another shape.
 *
 * @param call The node.
 * @param value The value's name.
 * @param shape The sizes.
 * @returns The name of the reshaped value; undefined where more than one size is open.
 */
export function reshape(
  { builder }: Pick<PullCall, 'builder'>,
  value: string,
  shape: ValueShape,
): string | undefined {
  if (shape.filter((size) => size === null).length > 1) return undefined;
  return builder.add('Reshape', [value, builder.integers(shape.map((size) => size ?? -1))]);
}
