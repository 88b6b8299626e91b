import { tensor1d, tensor2d, tensor3d, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

const colours = () => tensor4d([1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 1, 3, 3]);

/** A channel for each colour of the picture. */
const coloursLayer = () =>
  layers.conv2d({
    name: 'colours',
    filters: 3,
    kernelSize: 1,
    activation: 'relu',
    inputShape: [8, 8, 3],
  });

/**
 * Makes a classifier of colours: what is red is a cat, what is blue a dog, what is green a tree.
 *
 * @returns For pictures of 8 x 8 from -1 to 1.
 */
export function colourNet(): Sequential {
  const model = sequential({
    layers: [
      coloursLayer(),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'classes', units: 3, activation: 'softmax' }),
    ],
  });
  const classes = tensor2d([4, 0, 0, 0, 0, 4, 0, 4, 0], [3, 3]);
  return withWeights(model, [colours(), tensor1d([0, 0, 0]), classes, tensor1d([0, 0, 0])]);
}

/**
 * Makes the same for each pixel.
 *
 * @returns For pictures of 8 x 8 from -1 to 1.
 */
export function pixelNet(): Sequential {
  const model = sequential({
    layers: [
      coloursLayer(),
      layers.conv2d({ name: 'classes', filters: 3, kernelSize: 1, activation: 'softmax' }),
    ],
  });
  const classes = tensor4d([4, 0, 0, 0, 0, 4, 0, 4, 0], [1, 1, 3, 3]);
  return withWeights(model, [colours(), tensor1d([0, 0, 0]), classes, tensor1d([0, 0, 0])]);
}

/**
 * Makes a classifier of signals: what is loud, and what is not.
 *
 * @returns For signals of 100 samples.
 */
export function signalNet(): Sequential {
  const model = sequential({
    layers: [
      layers.conv1d({
        name: 'size',
        filters: 2,
        kernelSize: 1,
        activation: 'relu',
        inputShape: [100, 1],
      }),
      layers.globalAveragePooling1d({ name: 'pool' }),
      layers.dense({ name: 'classes', units: 2, activation: 'softmax' }),
    ],
  });
  const size = tensor3d([1, -1], [1, 1, 2]);
  const classes = tensor2d([9, 0, 9, 0], [2, 2]);
  return withWeights(model, [size, tensor1d([0, 0]), classes, tensor1d([0, 1])]);
}

function withWeights(model: Sequential, weights: Tensor[]): Sequential {
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}
