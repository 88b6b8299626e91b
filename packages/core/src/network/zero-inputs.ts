import { zeros, type Tensor } from '@tensorflow/tfjs-core';
import { closedShape } from './closed-shape.js';
import type { NetworkInput } from './network.js';

/**
 * Inputs of zeros, to try a network on.
 *
 * @param inputs What the network expects.
 * @param inputShapes The shape of one real input each, with the batch axis, where sizes are open.
 * @returns One tensor each; the caller disposes them.
 * @throws `INPUT_SHAPE` where a size is open and no shape is given
 */
export function zeroInputs(
  inputs: readonly NetworkInput[],
  inputShapes: readonly (readonly number[])[] | undefined,
): Tensor[] {
  const shapes = inputs.map((input, index) => closedShape(input, inputShapes?.[index]));
  return inputs.map(({ dtype }, index) =>
    zeros(shapes[index] ?? [], dtype === 'int32' ? 'int32' : 'float32'),
  );
}
