import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Takes the one input of a layer.
 *
 * @param layer The layer, for the message.
 * @param layer.name Its name.
 * @param inputs Its inputs.
 * @returns The first.
 */
export function onlyInput(layer: { readonly name: string }, inputs: readonly Tensor[]): Tensor {
  const [input] = inputs;
  if (input === undefined) throw new RangeError(`the layer "${layer.name}" has no input`);
  return input;
}
