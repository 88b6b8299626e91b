import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

/**
 * Makes two layers of different sizes: `whole` = relu(x), `half` = relu of the mean of each column, and the output their sum.
 *
 * On the picture 1 2 / 3 4 the activations are 1 2 / 3 4 and 2 3; every gradient is the same at every position of its layer.
 *
 * @returns The model; the caller disposes it.
 */
export function halvingNet(): Sequential {
  const ones = { filters: 1, kernelSize: 1, kernelInitializer: 'ones' } as const;
  return sequential({
    layers: [
      layers.conv2d({ ...ones, name: 'whole', activation: 'relu', inputShape: [2, 2, 1] }),
      layers.averagePooling2d({ poolSize: [2, 1] }),
      layers.conv2d({ ...ones, name: 'half', activation: 'relu' }),
      layers.flatten(),
      layers.dense({ units: 1, kernelInitializer: 'ones' }),
    ],
  });
}
