import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { HeadCall } from './head-op.js';
import { isHost, tensorOf, type HeadValue } from './values/head-value.js';
import type { HostValue } from './values/host-value.js';

/**
 * Gives an input that a node cannot do without.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @returns The value.
 * @throws `MODEL_BROKEN` where it is left out.
 */
export function inputAt(call: HeadCall, position: number): HeadValue {
  const value = call.inputs[position];
  if (value === undefined) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `the node "${call.node.name}" (${call.node.op}) lacks an input, got ${call.inputs.length} of them, expected one at position ${position}; export the model again.`,
    );
  }
  return value;
}

/**
 * Gives an input as a tensor.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @returns The tensor; it belongs to the scope.
 */
export function tensorAt(call: HeadCall, position = 0): Tensor {
  return tensorOf(inputAt(call, position));
}

/**
 * Gives an input that is known in JavaScript, and that a node cannot do without.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @returns The value.
 * @throws `MODEL_BROKEN` where it is left out, `MODEL_UNSUPPORTED` where it is computed from the activations.
 */
export function hostAt(call: HeadCall, position: number): HostValue {
  const value = inputAt(call, position);
  if (isHost(value)) return value;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the node "${call.node.name}" (${call.node.op}) takes a shape, an axis or a count that is computed from the activations, got "${call.node.inputs[position] ?? ''}", expected constants and shapes; take a feature layer behind it.`,
  );
}

/**
 * Gives a list of numbers that is known in JavaScript.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @returns The numbers, or nothing where the input is left out.
 */
export function numbersAt(call: HeadCall, position: number): number[] | undefined {
  return isGiven(call, position) ? Array.from(hostAt(call, position).numbers()) : undefined;
}

/**
 * Tells whether an input is given.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @returns False where it is left out.
 */
export function isGiven(call: HeadCall, position: number): boolean {
  return call.inputs[position] !== undefined;
}
