import type { OnnxNode } from '../../../graph/onnx-graph.js';
import type { HeadCall } from '../../head-op.js';
import { isHost, type HeadValue } from '../../values/head-value.js';
import type { HostValue } from '../../values/host-value.js';
import { preparedFrom } from '../../values/prepared-from.js';
import { dequantizeLinear } from './dequantize-linear.js';
import { quantizeLinear } from './quantize-linear.js';

/**
 * Gives a quantised input as floating numbers. It is followed by its scale and its zero point.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @param axis The axis of scales that are several.
 * @returns The numbers; those of a constant are computed once.
 */
export function inFloat(call: HeadCall, position: number, axis = 1): HeadValue {
  const inputs = call.inputs.slice(position, position + 3);
  const made = { ...call, node: alongAxis(call.node, axis), inputs };
  const [first] = inputs;
  if (first === undefined || !isHost(first) || !areHosts(inputs))
    return onlyOutput(dequantizeLinear.run(made));
  // By its use, for another may have another scale.
  return preparedFrom(first, `in float at ${position} of ${call.node.name}`, () =>
    onlyOutput(dequantizeLinear.host?.({ ...made, inputs }) ?? first),
  );
}

/**
 * Rounds a result to the steps of its quantised type.
 *
 * @param call The node with its inputs.
 * @param result The result, in floating numbers.
 * @param position The position of its scale, which its zero point follows.
 * @returns The quantised numbers, in 32 bits.
 */
export function quantised(call: HeadCall, result: HeadValue, position: number): HeadValue {
  const inputs = [result, ...call.inputs.slice(position, position + 2)];
  return onlyOutput(quantizeLinear.run({ ...call, node: alongAxis(call.node, 1), inputs }));
}

/** The same node, of whose attributes only the axis of the scales counts. */
function alongAxis(node: OnnxNode, value: number): OnnxNode {
  return { ...node, attributes: new Map([['axis', { kind: 'int', value }]]) };
}

function areHosts(inputs: HeadCall['inputs']): inputs is readonly (HostValue | undefined)[] {
  return inputs.every((input) => input === undefined || isHost(input));
}

/**
 * Gives the output of an op that has one.
 *
 * @param result What the op gives.
 * @returns The first of its outputs.
 */
export function onlyOutput(result: HeadValue | readonly HeadValue[]): HeadValue {
  const list = [result].flat();
  const [only] = list;
  if (only === undefined) throw new RangeError('an op has an output');
  return only;
}
