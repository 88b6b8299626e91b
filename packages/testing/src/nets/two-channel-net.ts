import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

/**
 * Makes the smallest classifier: two channels, their means, two classes.
 *
 * On the picture 1 2 / 3 4 the channels are `x` and `5 - x`, their means 2.5 and 2.5, and with the weights
 * `[[2, 0], [-1, 1]]` both logits are 2.5.
 *
 * Linear, class 0: the weights of the channels are 2/4 and -1/4, so the map is
 * relu(0.5 x - 0.25 (5 - x)) = 0 0.25 / 1 1.75. Class 1: 0 and 1/4, so 1 0.75 / 0.5 0.25.
 *
 * Softmax, class 0: p = 0.5, dp/dz = 0.25 and -0.25, so dp/dm = 0.5 and -0.5, the weights are 0.125 and -0.125, and the
 * map is relu(0.125 (2 x - 5)) = 0 0 / 0.125 0.375.
 *
 * @param activation Of the last layer, fused into it.
 * @returns The model; the caller disposes it.
 */
export function twoChannelNet(activation: 'linear' | 'softmax'): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', filters: 2, kernelSize: 1, inputShape: [null, null, 1] }),
      layers.reLU({ name: 'relu' }),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'classes', units: 2, activation }),
    ],
  });
  const weights = [
    tensor4d([1, -1], [1, 1, 1, 2]),
    tensor1d([0, 5]),
    tensor2d([2, 0, -1, 1], [2, 2]),
    tensor1d([0, 0]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}

/**
 * Makes the net with a linear last layer.
 *
 * @returns The model; the caller disposes it.
 */
export const linearNet = (): Sequential => twoChannelNet('linear');

/**
 * Makes the net with a softmax fused into its last layer.
 *
 * @returns The model; the caller disposes it.
 */
export const softmaxNet = (): Sequential => twoChannelNet('softmax');
