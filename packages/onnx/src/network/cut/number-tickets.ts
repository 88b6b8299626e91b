import { scalar, type Tensor } from '@tensorflow/tfjs-core';
import type { OnnxType } from '../../graph/onnx-graph.js';
import { hostValue, type HostValue } from '../../head/values/host-value.js';

/** By what all copies of a tensor share. */
const numbers = new WeakMap<object, HostValue>();

/**
 * Reads a value that a head needs in JavaScript, such as a shape, and makes a tensor that stands for it: one without axes, which nobody takes apart by samples.
 *
 * @param value The caller keeps it.
 * @param type Its type.
 * @returns The tensor; the caller disposes it.
 */
export async function ticketOf(value: Tensor, type: OnnxType): Promise<Tensor> {
  const read = hostValue(type, value.shape, await value.data());
  const ticket = scalar(0, 'int32');
  numbers.set(ticket.dataId, read);
  return ticket;
}

/**
 * Gives what a tensor stands for.
 *
 * @param ticket As `ticketOf` made it, or a copy.
 * @returns The numbers.
 */
export function numbersOf(ticket: Tensor): HostValue {
  const value = numbers.get(ticket.dataId);
  if (value === undefined)
    throw new RangeError('the head got a tensor that the trunk did not give');
  return value;
}
