import { layers, sequential } from '@tensorflow/tfjs-layers';
import { tensor } from '@tensorflow/tfjs-core';
import { size } from './pictures.mjs';

/** The feature layers that are compared. */
export const featureLayers = { last: 'conv3', earlier: 'conv2' };

/**
 * Makes one of the committed networks.
 * @param {{ head: string, weights: Record<string, object> }} entry of nets.json
 * @param {number} [edge] of its pictures; the network that pools takes larger ones, too
 * @returns {import('@tensorflow/tfjs-layers').LayersModel} which the caller disposes
 */
export function openNet({ head, weights }, edge = size) {
  const convolution = (name, more) => {
    const filters = weights[`${name}/kernel`].shape[3];
    return layers.conv2d({
      name,
      filters,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      ...more,
    });
  };
  const model = sequential({
    layers: [
      convolution('conv1', { inputShape: [edge, edge, 3] }),
      layers.maxPooling2d({ poolSize: 2 }),
      convolution('conv2'),
      layers.maxPooling2d({ poolSize: 2 }),
      convolution('conv3'),
      head === 'pooled' ? layers.globalAveragePooling2d({}) : layers.flatten(),
      layers.dense({ name: 'dense', units: 4, activation: 'softmax' }),
    ],
  });
  for (const name of ['conv1', 'conv2', 'conv3', 'dense']) {
    const values = ['kernel', 'bias'].map((part) => unpacked(weights[`${name}/${part}`]));
    model.getLayer(name).setWeights(values);
    for (const each of values) each.dispose();
  }
  return model;
}

/** Sixteen bits a number, which is a whole one over 2 ** bits. */
function unpacked({ shape, bits, data }) {
  const bytes = Buffer.from(data, 'base64');
  const numbers = Float32Array.from(
    { length: bytes.length / 2 },
    (_, index) => bytes.readInt16LE(2 * index) / 2 ** bits,
  );
  return tensor(numbers, shape);
}
