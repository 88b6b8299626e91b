import type { Network } from '../../network/network.js';

/**
 * Checks whether the features of a layer are a row of tokens, of a picture or a volume.
 *
 * @param network The network.
 * @param name The layer's name.
 * @returns True where they lie in a row and the input does not.
 */
export function isTokenLayer(network: Network, name: string): boolean {
  const shape = network.graph.layers.find((layer) => layer.name === name)?.outputShape;
  return shape?.length === 3 && network.inputs.some((input) => input.shape.length > 3);
}
