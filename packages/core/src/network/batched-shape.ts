import { GradCamError } from '@gradcam/errors';
import type { NetworkInput } from './network.js';

/**
 * Gives the shape of an input its batch axis, and checks it against what the network expects.
 *
 * @param input What the network expects.
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
  if (fits) return batched;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the input "${input.name}" has the wrong shape, got [${shape.join(', ')}], expected [${expected.map((size) => size ?? '?').join(', ')}] or the same without the first axis; resize the picture to the network's input size.`,
  );
}
