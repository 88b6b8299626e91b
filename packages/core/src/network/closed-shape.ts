import { GradCamError } from '@gradcam/errors';
import { batchedShape } from './batched-shape.js';
import type { NetworkInput } from './network.js';

/**
 * The shape of an input with every size filled in, a batch of one where the batch is open.
 *
 * @param input The input.
 * @param given The shape of one real input, with or without the batch axis, where known.
 * @returns The shape.
 * @throws `INPUT_SHAPE` where a size is open and no shape is given, and for a shape that does not fit
 */
export function closedShape(
  input: Pick<NetworkInput, 'name' | 'shape'>,
  given: readonly number[] | undefined,
): number[] {
  const batched = given === undefined ? undefined : batchedShape(input, given);
  return input.shape.map((size, axis) => {
    const closed = size ?? (axis === 0 ? 1 : batched?.[axis]);
    if (closed !== undefined) return closed;
    throw new GradCamError(
      'INPUT_SHAPE',
      `the model leaves the size of its input "${input.name}" open, got [${input.shape.map((value) => value ?? '?').join(', ')}]; give inputShapes, the shape of one real input each.`,
    );
  });
}
