import type { PullCall } from '../../pull-rule.js';

/** The version from which the axes of a reduction are an input. */
const axesAsInput: Readonly<Record<string, number>> = { ReduceSum: 13 };
const othersAsInput = 18;

/**
 * Adds a reduction, whose axes stand where the version of ONNX has them.
 *
 * @param call The call.
 * @param op The reduction, such as `ReduceSum`.
 * @param value The value's name.
 * @param axes The axes, from 0; none leave the value as it is.
 * @param keepsAxes True if they stay with a size of one.
 * @returns The name of the result.
 */
export function reduce(
  { builder, opset }: Pick<PullCall, 'builder' | 'opset'>,
  op: string,
  value: string,
  axes: readonly number[],
  keepsAxes = true,
): string {
  if (axes.length === 0) return value;
  const keepdims = keepsAxes ? 1 : 0;
  return opset >= (axesAsInput[op] ?? othersAsInput)
    ? builder.add(op, [value, builder.integers(axes)], { keepdims })
    : builder.add(op, [value], { axes, keepdims });
}
