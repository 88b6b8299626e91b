import type { PullCall } from '../pull-rule.js';

/**
 * Gives a value the shape of another with as many numbers.
 *
 * @param call The node.
 * @param value The value's name.
 * @param other The name of the other.
 * @returns The name of the reshaped value.
 */
export function shapedAs(
  { builder }: Pick<PullCall, 'builder'>,
  value: string,
  other: string,
): string {
  return builder.add('Reshape', [value, builder.add('Shape', [other])]);
}
