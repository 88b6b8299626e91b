import { calledAs } from '@gradcam/errors';
import { withKernelsNow } from '@gradcam/tfjs-gradients/engine';
import type { Network } from '../network.js';
import { kindOfModel, type ExplainableModel } from './explainable-model.js';
import { openGraphModel } from './open-graph-model.js';
import { openLayersModel } from './open-layers-model.js';

/**
 * Wraps a tfjs model as a network, once: the same model gives the same network for inputs of the same shapes.
 *
 * It does not wait, neither for what reads a kind of models to be loaded nor for a backend to be tried: it brings both readers, and every kernel
 * there is to run a graph model once and learn its shapes. `gradCAM` takes the model itself, and loads what it needs.
 *
 * @param given A tfjs model, or a network, which is handed back as it is.
 * @param inputShapes The shape of one real input each, with or without the batch axis; needed only for a graph model whose
 *   input sizes are open.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export function toNetwork(
  given: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): Network {
  return calledAs('toNetwork', () => {
    const { kind, model } = kindOfModel(given);
    if (kind === 'network') return model;
    if (kind === 'layers') return openLayersModel(model);
    return withKernelsNow(() => openGraphModel(model, inputShapes));
  });
}
