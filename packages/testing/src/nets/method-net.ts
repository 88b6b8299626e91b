import type { Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { made } from './made.js';

/** The recipe for a tensor; see `tooling/reference/peers/nets.py`. */
export interface MadeTensor {
  readonly shape: readonly number[];
  readonly seed: number;
  readonly scale: number;
  readonly added: number;
}

/**
 * Makes a tensor of the references.
 *
 * @param given The recipe.
 * @returns The tensor; the caller disposes it.
 */
export function madeOf({ shape, seed, scale, added }: MadeTensor): Tensor {
  return made(shape, seed, scale, added);
}

/**
 * Makes the nets on which methods are compared, as in `tooling/reference/peers/nets.py`: two convolutions with a pooling between
 * them and one linear layer over the means; or a third convolution and one linear layer over all positions.
 *
 * @param weights By the names of layer and weight: `conv1/kernel`, …
 * @param activation Of the last layer, fused into it.
 * @returns The model; the caller disposes it.
 */
export function methodNet(
  weights: Readonly<Record<string, MadeTensor>>,
  activation: 'linear' | 'softmax' = 'softmax',
): Sequential {
  const isDeep = 'conv3/kernel' in weights;
  const convolution = (name: string, filters: number) =>
    layers.conv2d({
      name,
      filters,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      ...(name === 'conv1' ? { inputShape: [12, 16, 3] } : {}),
    });
  const model = sequential({
    layers: [
      convolution('conv1', 6),
      layers.maxPooling2d({ name: 'pool' }),
      convolution('conv2', 8),
      ...(isDeep
        ? [convolution('conv3', 5), layers.flatten()]
        : [layers.globalAveragePooling2d({})]),
      layers.dense({ name: 'dense', units: 4, activation }),
    ],
  });
  for (const name of ['conv1', 'conv2', ...(isDeep ? ['conv3'] : []), 'dense']) {
    const tensors = ['kernel', 'bias'].flatMap((part) => {
      const given = weights[`${name}/${part}`];
      return given === undefined ? [] : [madeOf(given)];
    });
    model.getLayer(name).setWeights(tensors);
    for (const tensor of tensors) tensor.dispose();
  }
  return model;
}
