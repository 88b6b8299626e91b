import { networkFromFunctions } from '@gradcam/core/network';
import { mul, relu, mean } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';

/** What functions are called with where nothing is wrong; made once, and not changed. */
export function givenThings() {
  const model = sequential({
    layers: [
      layers.conv2d({
        name: 'conv',
        filters: 3,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [8, 6, 3],
      }),
      layers.maxPooling2d({ name: 'pool' }),
      layers.conv2d({
        name: 'deep',
        filters: 4,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
      }),
      layers.globalAveragePooling2d({ name: 'mean' }),
      layers.dense({ name: 'classes', units: 3, activation: 'softmax' }),
    ],
  });
  const width = 6;
  const height = 8;
  const scores = Float32Array.from({ length: width * height }, (_, at) => ((at * 7) % 13) / 13);
  return {
    model,
    // With a prototype of its own it is not taken apart: networks of other engines have a contract.
    network: Object.assign(Object.create({}), networkFromFunctions(networkParts())),
    picture: { data: bytes(4 * width * height), width, height },
    grid: { data: scores, width, height },
    volume: { data: scores, depth: 2, height: 4, width: 6 },
    mask: { data: new Uint8Array(width * height).fill(1, 5, 20), width, height },
    graph: graphOf(),
    preprocessing: {
      inputSize: { width, height },
      pixelRange: [-1, 1],
      channelOrder: 'rgb',
      fit: 'contain',
      dtype: 'float32',
    },
  };
}

/** The parts of a network of functions: relu(2 x), and the mean of each channel. */
export const networkParts = () => ({
  input: { name: 'image', shape: [null, 8, 6, 3], dtype: 'float32' },
  trunk: (x) => relu(mul(x, 2)),
  head: (activations) => mean(activations, [1, 2]),
});

function bytes(length) {
  return Uint8ClampedArray.from({ length }, (_, at) => (at * 37) % 256);
}

function graphOf() {
  const layer = (name, type, inputs, outputShape) => ({ name, type, inputs, outputShape });
  return {
    layers: [
      layer('image', 'InputLayer', [], [null, 8, 6, 3]),
      layer('conv', 'Conv2D', ['image'], [null, 8, 6, 4]),
      layer('mean', 'GlobalAveragePooling2D', ['conv'], [null, 4]),
      layer('classes', 'Dense', ['mean'], [null, 3]),
    ],
    inputs: ['image'],
    outputs: ['classes'],
    dataFormat: 'channelsLast',
  };
}
