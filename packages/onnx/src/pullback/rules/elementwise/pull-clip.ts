import { numberOf } from '../../../head/attributes.js';
import { gated } from '../../parts/gated.js';
import type { PullCall, Pulled } from '../../pull-rule.js';

/**
 * Adds the gradient of bounded numbers: it passes where a number is left as it is, at a bound as well, but for a ReLU and a ReLU6, which are open
 * there, as in TensorFlow.js.
 *
 * @param call The node.
 * @returns The gradient; undefined where bounds depend on the activations.
 */
export function pullClip(call: PullCall): Pulled | undefined {
  if (call.isWanted(1) || call.isWanted(2)) return undefined;
  const { builder, node } = call;
  const [input = ''] = node.inputs;
  const [output = ''] = node.outputs;
  const [least, most = Infinity] = [boundOf(call, 'min', 1), boundOf(call, 'max', 2)];
  if (least !== 0 || (most !== 6 && most < largest))
    return [gated(call, areEqual(call, input, output))];
  const isAbove = builder.add('Greater', [output, builder.float(0)]);
  if (most !== 6) return [gated(call, isAbove)];
  const isBelow = builder.add('Less', [output, builder.float(6)]);
  return [gated(call, builder.add('And', [isAbove, isBelow]))];
}

/** The largest number of 32 bits: no bound at all. */
const largest = 3.4028234663852886e38;

/** Compares numbers; `Equal` takes floats from version 11 on. */
function areEqual({ builder, opset }: PullCall, a: string, b: string): string {
  if (opset >= 11) return builder.add('Equal', [a, b]);
  const differ = ['Less', 'Greater'].map((op) => builder.add(op, [a, b]));
  return builder.add('Not', [builder.add('Or', differ)]);
}

/** An attribute before version 11, then an input. */
function boundOf(call: PullCall, name: 'min' | 'max', position: number): number | undefined {
  const value = call.constantOf(position);
  if (value !== undefined) return value.numbers()[0];
  return call.node.attributes.has(name) ? numberOf(call.node, name, 0) : undefined;
}
