import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { made } from './made.js';

/**
 * Makes a net over volumes, as in `tooling/reference/tasks.py`: a convolution with ReLU, a maximum over windows, a convolution
 * with ReLU, three classes.
 *
 * @returns The model; the caller disposes it.
 */
export function volumeNet(): Sequential {
  const convolution = { kernelSize: 3, padding: 'same' } as const;
  const model = sequential({
    layers: [
      layers.conv3d({
        ...convolution,
        name: 'first',
        filters: 4,
        activation: 'relu',
        inputShape: [6, 9, 8, 2],
      }),
      layers.maxPooling3d({ name: 'pool' }),
      layers.conv3d({ ...convolution, name: 'second', filters: 5, activation: 'relu' }),
      layers.flatten({}),
      layers.dense({ name: 'classes', units: 3, activation: 'softmax', useBias: false }),
    ],
  });
  const weights = [
    made([3, 3, 3, 2, 4], 2, 0.6),
    bias(4, -0.3),
    made([3, 3, 3, 4, 5], 3, 0.6),
    bias(5, 0.1),
    made([240, 3], 4, 0.3),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}

function bias(count: number, value: number): Tensor {
  return tensor(Array.from({ length: count }, () => value));
}
