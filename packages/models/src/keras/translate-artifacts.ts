import { GradCamError, saidOf } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { brokenModel } from '../load/check/broken-model.js';
import { checkLayersModel } from '../load/check/check-layers-model.js';
import type { JsonObject } from './config/json.js';
import { writeLayerConfig } from './config/layer-config.js';
import { isKeras3, modelOf } from './config/model-config.js';
import { translateModel } from './config/translate-model.js';
import { asGraphModel } from './config/unsupported-layer.js';
import { translateWeights } from './weights/translate-weights.js';
import { weightOwners } from './weights/weight-owners.js';

/**
 * Writes a layers model, as Keras 2 or 3 exported it, as tfjs-layers reads it.
 *
 * @param artifacts The model's file; read only.
 * @returns The same model: the configuration in the form of Keras 2, supplied layers under their names, weights by tfjs' names.
 * @throws `MODEL_UNSUPPORTED` for a layer that can be neither read nor supplied, with its name and class; `MODEL_BROKEN` without
 *   a topology, or with layers that do not fit together
 */
export function translateArtifacts(artifacts: io.ModelArtifacts): io.ModelArtifacts {
  const { modelTopology } = artifacts;
  if (typeof modelTopology !== 'object') {
    throw new GradCamError(
      'MODEL_BROKEN',
      'the file has no topology, only weights; export the model with its topology.',
    );
  }
  // Border to the file: what it holds is checked as far as it is used.
  const topology = modelTopology as unknown as JsonObject;
  const model = modelOf(topology);
  if (model === undefined) {
    throw brokenModel(`the topology is not a model of layers, got ${saidOf(topology)}`);
  }
  if (!['Functional', 'Model', 'Sequential'].includes(model.className)) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the model is of the class "${model.className}", which is written in Python and does not list its layers; ${asGraphModel}.`,
    );
  }
  const translated = translateModel(model, isKeras3(topology));
  checkLayersModel(translated);
  return {
    ...artifacts,
    modelTopology: writeLayerConfig(translated),
    ...translateWeights(artifacts, weightOwners(model)),
  };
}
