import { calledAs } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { loadArtifacts } from '../load/load-artifacts.js';
import type { JsonObject } from './config/json.js';
import { requireKnownLayers } from './require-known-layers.js';
import { translateArtifacts } from './translate-artifacts.js';

/**
 * Makes a layers model of Keras 2 or 3 readable by `tf.loadLayersModel`: its configuration is translated while it loads, and the layers
 * that TensorFlow.js lacks, or computes otherwise than Keras, are supplied.
 *
 * Nothing is registered before the model loads; then the supplied layers are, under names of their own (`gradcam>…`).
 *
 * @param source An address, or a handler such as `tf.io.browserFiles(files)`.
 * @returns A handler for `tf.loadLayersModel`.
 * @throws `MODEL_UNSUPPORTED` while loading, with the layer's name and class and what helps
 *
 * @example
 * ```ts
 * const model = await tf.loadLayersModel(kerasModel('/models/mine/model.json'));
 * ```
 */
export function kerasModel(source: string | io.IOHandler): io.IOHandler {
  return { load: () => calledAs('kerasModel', () => readable(source)) };
}

async function readable(source: string | io.IOHandler): Promise<io.ModelArtifacts> {
  const artifacts = await loadArtifacts(source);
  // Imported here, as who loads graph models alone does without tfjs-layers.
  const { registerSuppliedLayers } = await import('./layers/register-supplied-layers.js');
  registerSuppliedLayers();
  const translated = translateArtifacts(artifacts);
  // Border to tfjs: a topology is whatever JSON the file holds.
  requireKnownLayers(translated.modelTopology as unknown as JsonObject);
  return translated;
}
