import type { Network } from '@gradcam/core/network';

/**
 * Makes the same network without an engine's own ways: TensorFlow.js computes its head.
 *
 * @param network The network.
 * @returns The other one; what frees the first frees both.
 */
export function headInTfjs(network: Network): Network {
  return {
    ...network,
    cut: (request) => {
      const cut = network.cut(request);
      return {
        trunk: (inputs) => cut.trunk(inputs),
        head: (activations, bypass) => cut.head(activations, bypass),
      };
    },
  };
}
