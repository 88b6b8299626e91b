import { dispose, io } from '@tensorflow/tfjs-core';
import { kerasModel } from '../keras/keras-model.js';
import { requireOutputShapes } from './check/require-output-shapes.js';
import { disposedWhole } from './disposed-whole.js';
import { loadArtifacts } from './load-artifacts.js';
import type { TfjsModel } from './loaded-model.js';
import { recorded } from './recorded.js';
import { withWeightsOf } from './with-weights-of.js';

/**
 * Makes a layers model of its file, as Keras 2 or 3 wrote it.
 *
 * @param artifacts The content of the file, the weights checked.
 * @returns The model; the caller disposes it.
 * @throws `MODEL_BROKEN`, `MODEL_UNSUPPORTED`, or what tfjs throws; no tensor stays then
 */
export async function loadLayers(artifacts: io.ModelArtifacts): Promise<TfjsModel> {
  const readable = await loadArtifacts(kerasModel({ load: () => Promise.resolve(artifacts) }));
  const { modelTopology = {}, weightSpecs = [], weightData, userDefinedMetadata } = readable;
  const tfjs = await import('@tensorflow/tfjs-layers');
  // The layers are made while the function is called, though it gives a promise; loadLayersModel would make them some time later.
  const made = recorded(() =>
    withWeightsOf(weightSpecs, tfjs, () => tfjs.models.modelFromJSON({ modelTopology })),
  );
  try {
    const model = await made.result;
    requireOutputShapes(model);
    if (userDefinedMetadata !== undefined) model.setUserDefinedMetadata(userDefinedMetadata);
    recorded(() => {
      const weights = io.decodeWeights(weightData ?? [], weightSpecs);
      // What an optimizer has remembered is for training.
      const learning = new Set(
        weightSpecs.filter(({ group }) => group === 'optimizer').map(({ name }) => name),
      );
      const own = Object.entries(weights).filter(([name]) => !learning.has(name));
      model.loadWeights(Object.fromEntries(own));
      dispose(weights);
    });
    return disposedWhole(model, made.free);
  } catch (cause) {
    made.free();
    throw cause;
  }
}
