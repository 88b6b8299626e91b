import type { PullCall } from '../../pull-rule.js';
import { reshape } from './reshape.js';

/**
 * Gives a value the shape of one of the node's inputs, which has as many numbers.
 *
 * @param call The node.
 * @param value The value's name.
 * @param position The input.
 * @returns The name of the reshaped value.
 */
export function shapedAs(call: PullCall, value: string, position = 0): string {
  const { builder, node } = call;
  const shape = call.shapeOf(position);
  // Numbers where they are known: ONNX Runtime 1.30 fails to join two reshapes of which one reads the shape of a value.
  const reshaped = shape && reshape(call, value, shape);
  const shapeOf = () => builder.add('Shape', [node.inputs[position] ?? '']);
  return reshaped ?? builder.add('Reshape', [value, shapeOf()]);
}
