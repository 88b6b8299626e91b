import type { NetworkInput } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';

/** Sides on which open sizes are tried, by how many axes of space there are: a signal, a picture, a volume. */
const sides = [1, 512, 224, 32] as const;

/**
 * Finds shapes on which a network can be tried: its own, those that are given, and a usual side where a size is open.
 *
 * @param inputs The network's inputs, channels first.
 * @param given The shape of one real input each, with or without the batch axis.
 * @returns One shape each, with a batch of one.
 * @throws `INPUT_COUNT`, `INPUT_SHAPE` for shapes that do not fit
 */
export function trialShapes(
  inputs: readonly NetworkInput[],
  given: readonly (readonly number[])[] | undefined,
): readonly (readonly number[])[] {
  if (given !== undefined && given.length !== inputs.length) {
    throw new GradCamError(
      'INPUT_COUNT',
      `the option inputShapes has ${given.length} shapes, got a network of ${inputs.length} inputs; give the shape of one real input each.`,
    );
  }
  return inputs.map((input, index) => trialShape(input, given?.[index]));
}

function trialShape({ name, shape }: NetworkInput, given: readonly number[] | undefined): number[] {
  const real = given?.length === shape.length - 1 ? [1, ...given] : given;
  const fits =
    real === undefined ||
    (real.length === shape.length &&
      shape.every((size, axis) => axis === 0 || size === null || size === real[axis]));
  if (!fits) {
    throw new GradCamError(
      'INPUT_SHAPE',
      `the option inputShapes does not fit the input "${name}", got [${given?.join(', ')}], expected [${shape.map((size) => size ?? '?').join(', ')}]; leave the option out where the file says the sizes.`,
    );
  }
  const side = sides[shape.length - 2] ?? 16;
  return shape.map((size, axis) => {
    if (axis === 0) return size ?? 1;
    return size ?? real?.[axis] ?? (axis === 1 && shape.length > 2 ? 3 : side);
  });
}
