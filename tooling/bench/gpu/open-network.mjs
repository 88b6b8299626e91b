/* global Blob, TextDecoder */
// Registers the gradients, too.
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { vgg16 } from '../contenders/nets/vgg16.mjs';
import { visionTransformer } from '../contenders/nets/vision-transformer.mjs';

/** The networks whose files the folder holds; of MobileNet and ResNet the layers alone, whose weights are drawn: speed does not depend on them. */
export const modelFiles = ['mobilenet-v1', 'resnet50', 'deeplab-v3'];

const made = { vgg16, 'vit-tiny': visionTransformer };

/**
 * Opens a network on the backend that is active.
 * @param {string} id
 * @param {(path: string) => Promise<Uint8Array>} read gives a file of the folder
 */
export async function openNetwork(id, read) {
  if (id in made) return await made[id]();
  const { modelTopology, weightsManifest, ...others } = JSON.parse(
    new TextDecoder().decode(await read(`models/${id}/model.json`)),
  );
  if (weightsManifest === undefined)
    return await loadLayersModel(tf.io.fromMemory({ modelTopology }));
  const paths = weightsManifest.flatMap((group) => group.paths);
  const parts = await Promise.all(paths.map((path) => read(`models/${id}/${path}`)));
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  const weightData = await new Blob(parts).arrayBuffer();
  return await loadGraphModel(
    tf.io.fromMemory({ ...others, modelTopology, weightSpecs, weightData }),
  );
}
