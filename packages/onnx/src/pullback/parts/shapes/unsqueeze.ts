import type { PullCall } from '../../pull-rule.js';

/** The version from which the axes are an input. */
const axesAsInput = 13;

/**
 * Gives a value axes with a size of one.
 *
 * @param call The node.
 * @param value The value's name.
 * @param axes The places of the new axes among all, from 0; none leave the value as it is.
 * @returns The name of the result.
 */
export function unsqueeze(
  { builder, opset }: Pick<PullCall, 'builder' | 'opset'>,
  value: string,
  axes: readonly number[],
): string {
  if (axes.length === 0) return value;
  return opset >= axesAsInput
    ? builder.add('Unsqueeze', [value, builder.integers(axes)])
    : builder.add('Unsqueeze', [value], { axes });
}
