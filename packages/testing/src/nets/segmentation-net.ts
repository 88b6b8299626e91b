import { tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

/**
 * Makes a pixel classifier: the channels `x` and `5 - x`, and two classes that are twice these.
 *
 * On the picture 1 2 / 3 4 the classes are 2 4 / 6 8 and 8 6 / 4 2: the upper row is class 1, the lower row class 0. A position
 * of class 0 has the gradient 2 in the first channel, so the weight of that channel is 2 times the share of positions that count:
 * 2 for all, 1 for those predicted as class 0, 1/2 for one.
 *
 * @returns The model; the caller disposes it.
 */
export function segmentationNet(): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({
        name: 'features',
        filters: 2,
        kernelSize: 1,
        activation: 'relu',
        inputShape: [2, 2, 1],
      }),
      layers.conv2d({ name: 'classes', filters: 2, kernelSize: 1 }),
    ],
  });
  const weights = [
    tensor4d([1, -1], [1, 1, 1, 2]),
    tensor1d([0, 5]),
    tensor4d([2, 0, 0, 2], [1, 1, 2, 2]),
    tensor1d([0, 0]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}
