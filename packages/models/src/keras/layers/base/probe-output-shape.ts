import { tidy, zeros, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';

/** Sizes that are tried for an open one, one after the other: a size of the output that changes with them is open, too. */
const stand = [
  { batch: 1, other: 32 },
  { batch: 2, other: 48 },
] as const;

/**
 * Finds the shape of an output by running on zeros, twice where a size is open.
 *
 * @param inputShape One shape, or one for each input.
 * @param compute The layer.
 * @returns One shape, or one for each output; null where a size is open.
 */
export function probeOutputShape(
  inputShape: Shape | Shape[],
  compute: (inputs: readonly Tensor[]) => Tensor | Tensor[],
): Shape | Shape[] {
  const shapes = isShapes(inputShape) ? inputShape : [inputShape];
  const [first, second] = stand.map((sizes) =>
    tidy(() => {
      const output = compute(shapes.map((shape) => zeros(closed(shape, sizes))));
      return (Array.isArray(output) ? output : [output]).map((tensor) => tensor.shape);
    }),
  );
  const found = (first ?? []).map((shape, output) =>
    shape.map((size, axis) => (second?.[output]?.[axis] === size ? size : null)),
  );
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : found;
}

function closed(shape: Shape, sizes: (typeof stand)[number]): number[] {
  return shape.map((size, axis) => size ?? (axis === 0 ? sizes.batch : sizes.other));
}

function isShapes(shape: Shape | Shape[]): shape is Shape[] {
  return Array.isArray(shape[0]);
}
