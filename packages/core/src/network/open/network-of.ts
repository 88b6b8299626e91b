import type { DataFormat } from '@gradcam/layer-select';
import type { GraphInput } from '../graph-model/graph-inputs.js';
import type { Network } from '../network.js';
import { kindOfModel, type ExplainableModel } from './explainable-model.js';

/** Loads what reads models of a kind, when the first of them is given. */
const graphModels = () => import('./open-graph-model.js');
const layersModels = () => import('./open-layers-model.js');

/**
 * Wraps a tfjs model as a network, once: the same model gives the same network for inputs of the same shapes. A
 * graph model is run on zeros, with the kernels that `forwardKernels` has prepared.
 *
 * @param given A tfjs model, or a network, which is handed back as it is.
 * @param inputShapes The shape of one real input each, with or without the batch axis; needed only for a graph model whose
 *   input sizes are open.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export async function networkOf(
  given: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): Promise<Network> {
  const { kind, model } = kindOfModel(given);
  if (kind === 'network') return model;
  if (kind === 'graph') return (await graphModels()).openGraphModel(model, inputShapes);
  return (await layersModels()).openLayersModel(model);
}

/** The facts about a model that are known before any input. */
export interface ModelInputs {
  readonly inputs: readonly GraphInput[];
  readonly dataFormat: DataFormat;
}

/**
 * Reads what a model expects at its inputs, before any input is known.
 *
 * @param given A tfjs model, or a network.
 * @returns The inputs and where the layers have their channels.
 * @throws `MODEL_UNSUPPORTED`, `DISPOSED`
 */
export async function inputsOf(given: ExplainableModel): Promise<ModelInputs> {
  const { kind, model } = kindOfModel(given);
  if (kind === 'graph') return (await graphModels()).graphOutline(model);
  const { inputs, graph } = await networkOf(model);
  return { inputs, dataFormat: graph.dataFormat };
}
