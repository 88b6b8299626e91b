import { GradCamError } from '@gradcam/errors';
import { zeros, type Tensor } from '@tensorflow/tfjs-core';
import type { NetworkInput } from './network.js';

/**
 * Gives the shape of an input its batch axis, and checks it against what the network expects.
 *
 * @param input The network's expected input.
 * @param shape The shape of one real input, with or without the batch axis.
 * @returns The shape with its batch axis; a batch of one where it had none.
 * @throws `INPUT_SHAPE` for another number of axes, or another size where the network fixes it
 */
export function batchedShape(
  input: Pick<NetworkInput, 'name' | 'shape'>,
  shape: readonly number[],
): number[] {
  const expected = input.shape;
  const batched = shape.length === expected.length - 1 ? [expected[0] ?? 1, ...shape] : [...shape];
  const fits =
    batched.length === expected.length &&
    batched.every((size, axis) => expected[axis] == null || expected[axis] === size);
  if (fits && !batched.includes(0)) return batched;
  if (fits) {
    throw new GradCamError(
      'INPUT_SHAPE',
      `the input "${input.name}" is empty, got [${shape.join(', ')}], expected one number at least along every axis; give at least one input.`,
    );
  }
  throw new GradCamError(
    'INPUT_SHAPE',
    `the input "${input.name}" has the wrong shape, got [${shape.join(', ')}], expected [${expected.map((size) => size ?? '?').join(', ')}] or the same without the first axis; resize the picture to the network's input size.`,
  );
}

/**
 * Fills in every size of an input's shape, a batch of one where the batch is open.
 *
 * @param input The input.
 * @param realShape The shape of one real input, with or without the batch axis, where known.
 * @returns The shape.
 * @throws `INPUT_SHAPE` where a size is open and no shape is given, and for a shape that does not fit
 */
export function closedShape(
  input: Pick<NetworkInput, 'name' | 'shape'>,
  realShape: readonly number[] | undefined,
): number[] {
  const batched = realShape === undefined ? undefined : batchedShape(input, realShape);
  return input.shape.map((size, axis) => {
    const closed = size ?? (axis === 0 ? 1 : batched?.[axis]);
    if (closed !== undefined) return closed;
    throw new GradCamError(
      'INPUT_SHAPE',
      `the model leaves the size of its input "${input.name}" open, got [${input.shape.map((value) => value ?? '?').join(', ')}]; give inputShapes, the shape of one real input each.`,
    );
  });
}

/**
 * Makes inputs of zeros, to try a network on.
 *
 * @param inputs The network's expected inputs.
 * @param inputShapes The shape of one real input each, with the batch axis, where sizes are open.
 * @returns One tensor each; the caller disposes them.
 * @throws `INPUT_SHAPE` where a size is open and no shape is given
 */
export function zeroInputs(
  inputs: readonly NetworkInput[],
  inputShapes: readonly (readonly number[])[] | undefined,
): Tensor[] {
  const shapes = inputs.map((input, index) => closedShape(input, inputShapes?.[index]));
  return shapes.map((shape, index) =>
    zeros(shape, inputs[index]?.dtype === 'int32' ? 'int32' : 'float32'),
  );
}

/**
 * Refuses another number of inputs than a network has.
 *
 * @param expected The network's number of inputs.
 * @param got The number of given inputs.
 * @throws `INPUT_COUNT`
 */
export function requireCount(expected: number, got: number): void {
  if (got === expected) return;
  throw new GradCamError(
    'INPUT_COUNT',
    `the network has ${expected} ${expected === 1 ? 'input' : 'inputs'}, got ${got}; give one tensor for each.`,
  );
}
