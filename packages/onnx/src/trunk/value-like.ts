import type { Tensor } from '@tensorflow/tfjs-core';
import type { InputValue } from '../export/tfjs-graph.js';

/**
 * Describes what a part of a model is given.
 *
 * @param tensor The value; the size of its batch does not matter.
 * @param name Its name in the model.
 * @returns The description.
 */
export function valueLike({ shape, dtype }: Tensor, name: string): InputValue {
  const type = dtype === 'int32' || dtype === 'bool' ? dtype : 'float32';
  return { name, type, shape: [null, ...shape.slice(1)] };
}
