// Registers the gradients, too.
import '@tensorflow/tfjs-layers';
import { loadKnownModel } from '@gradcam/known-models';
import { deeplabV3 } from '@gradcam/models';
import * as tf from '@tensorflow/tfjs-core';
import { networks } from './networks.mjs';

/** Opens a network as a model of TensorFlow.js on the backend that is active. */
export async function openNetwork(id) {
  const { made } = networks[id];
  if (made !== undefined) return await made();
  const { model } = await loadKnownModel(id === 'deeplab-v3' ? deeplabV3 : id);
  return model;
}

/** Draws pictures for a network by a seed: [batch, side, side, 3] in its range; the caller disposes them. */
export function picturesFor(id, batch) {
  const { side, range, dtype = 'float32' } = networks[id].inputs;
  return tf.randomUniform([batch, side, side, 3], ...range, dtype, 1);
}
