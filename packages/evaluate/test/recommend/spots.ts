import { uniformNumbers } from '../../src/random/random-numbers.js';
import { tensor, tensor4d, tensor2d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { input, layers, model, type LayersModel } from '@tensorflow/tfjs-layers';
import type { ObjectBox } from '../../src/index.js';

const [side, spot] = [16, 3];

/**
 * Makes a network that tells red from green: a convolution sees them at each position, the mean of 4 x 4 positions is what is left, and its head takes the mean of these. Blue counts for nothing.
 *
 * @param activation What it ends in: probabilities, or their logits.
 * @returns The network, with the feature layers `fine`, 16 x 16, and `coarse`, 4 x 4.
 */
export function spotsNet(activation: 'softmax' | 'linear' = 'softmax'): LayersModel {
  const x = input({ shape: [side, side, 3] });
  const fine = layers
    .conv2d({ name: 'fine', filters: 3, kernelSize: 1, activation: 'relu', useBias: false })
    .apply(x);
  const pooled = layers.averagePooling2d({ poolSize: 4 }).apply(fine);
  const coarse = layers
    .conv2d({ name: 'coarse', filters: 3, kernelSize: 1, activation: 'relu', useBias: false })
    .apply(pooled);
  const mean = layers.globalAveragePooling2d({}).apply(coarse);
  const scores = layers.dense({ units: 2, useBias: false, activation }).apply(mean);
  // Border to tfjs-layers, whose apply gives one tensor or several.
  const net = model({ inputs: x, outputs: scores as ReturnType<typeof input> });
  tidy(() => {
    const same = tensor4d([1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 1, 3, 3]);
    net.getLayer('fine').setWeights([same]);
    net.getLayer('coarse').setWeights([same]);
    net.layers.at(-1)?.setWeights([tensor2d([60, 0, 0, 60, 0, 0], [3, 2])]);
  });
  return net;
}

/** A picture with a red or a green spot, and the box around it. */
export interface SpotSample {
  readonly x: Tensor;
  readonly box: ObjectBox;
}

/**
 * Draws pictures with one red or green spot and four blue ones, of 3 x 3 positions each.
 *
 * @param count How many.
 * @param seed The same seed gives the same pictures.
 * @returns The pictures; the caller disposes them.
 */
export function spotSamples(count: number, seed: number): readonly SpotSample[] {
  const next = uniformNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const values = new Float32Array(side * side * 3);
    const paint = (channel: number) => {
      const [x, y] = [next(), next()].map((part) => Math.floor(part * (side - spot + 1)));
      const [left = 0, top = 0] = [x, y];
      for (let row = 0; row < spot; row += 1)
        for (let column = 0; column < spot; column += 1)
          values[((top + row) * side + left + column) * 3 + channel] = 1;
      return { x: left, y: top, width: spot, height: spot };
    };
    for (let blue = 0; blue < 4; blue += 1) paint(2);
    const box = paint(index % 2);
    return { x: tensor(values, [side, side, 3]), box };
  });
}
