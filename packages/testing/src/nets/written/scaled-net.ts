import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

/** The one weight of each layer of the net. */
export interface Scales {
  readonly conv?: number;
  readonly first?: number;
  readonly second?: number;
}

/**
 * Makes a net of one channel whose layers multiply: `conv`, `features`, `pool`, `first`, `second`. The score of its one class is the mean of the picture
 * times all weights, and the gradient at a layer the product of the weights behind it. It has no ReLU, which makes zeros of NaN on some backends.
 *
 * @param scales The weights; 1 where they are left out.
 * @returns The model; the caller disposes it.
 */
export function scaledNet({ conv = 1, first = 1, second = 1 }: Scales): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', filters: 1, kernelSize: 1, inputShape: [2, 2, 1] }),
      layers.conv2d({ name: 'features', filters: 1, kernelSize: 1 }),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'first', units: 1 }),
      layers.dense({ name: 'second', units: 1 }),
    ],
  });
  const weights = [
    tensor4d([conv], [1, 1, 1, 1]),
    tensor1d([0]),
    tensor4d([1], [1, 1, 1, 1]),
    tensor1d([0]),
    tensor2d([first], [1, 1]),
    tensor1d([0]),
    tensor2d([second], [1, 1]),
    tensor1d([0]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}
