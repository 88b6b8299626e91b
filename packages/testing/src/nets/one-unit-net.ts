import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

/**
 * Makes a classifier of two classes with one unit, as Keras does: the unit is the probability of the second class.
 *
 * On the picture 1 2 / 3 4 the channels are `x` and `5 - x`, their means 2.5 and 2.5, and with the weights 2 and -0.8 the logit is 3, so
 * p = 0.952574 and dp/dz = p (1 - p) = 0.0451767.
 *
 * The logit of the unit: the weights of the channels are 2/4 and -0.8/4, so the map is relu(0.5 x - 0.2 (5 - x)) = relu(0.7 x - 1) =
 * 0 0.4 / 1.1 1.8; of the other class, whose logit is -z, relu(1 - 0.7 x) = 0.3 0 / 0 0. Of the probabilities it is that times dp/dz.
 *
 * @param activation Of the unit, fused into it.
 * @returns The model; the caller disposes it.
 */
export function oneUnitNet(activation: 'linear' | 'sigmoid' | 'tanh'): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', filters: 2, kernelSize: 1, inputShape: [2, 2, 1] }),
      layers.reLU({ name: 'relu' }),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'unit', units: 1, activation }),
    ],
  });
  const weights = [
    tensor4d([1, -1], [1, 1, 1, 2]),
    tensor1d([0, 5]),
    tensor2d([2, -0.8], [2, 1]),
    tensor1d([0]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}

/**
 * Makes a pixel classifier of two classes with one channel: its logits are x - 2, so -1 0 / 1 2 on the picture 1 2 / 3 4.
 *
 * A position that counts has the gradient 1 in the one feature channel `x`, so its weight is the share of the positions that
 * count.
 *
 * @returns The model; the caller disposes it.
 */
export function oneChannelNet(): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({
        name: 'features',
        filters: 1,
        kernelSize: 1,
        activation: 'relu',
        inputShape: [2, 2, 1],
      }),
      layers.conv2d({ name: 'object', filters: 1, kernelSize: 1, activation: 'sigmoid' }),
    ],
  });
  const weights = [
    tensor4d([1], [1, 1, 1, 1]),
    tensor1d([0]),
    tensor4d([1], [1, 1, 1, 1]),
    tensor1d([-2]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}
