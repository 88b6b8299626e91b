import type { Shape } from '@tensorflow/tfjs-layers';

/**
 * Takes the shape of a layer's first input.
 *
 * @param shape One shape, or one for each input.
 * @returns The first.
 */
export function singleShape(shape: Shape | Shape[]): Shape {
  const [first] = shape;
  // Border to tfjs-layers: shapes and lists of them are told apart by their first entry alone.
  return Array.isArray(first) ? first : (shape as Shape);
}
