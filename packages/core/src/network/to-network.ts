import { calledAs } from '@gradcam/errors';
import { GradCamError } from '../grad-cam-error.js';
import { isGraphModel, type GraphModelLike } from './graph-model/graph-model-like.js';
import { graphModelNetwork } from './graph-model/graph-model-network.js';
import { isLayersModel, type LayersModelLike } from './layers-model/layers-model-like.js';
import { layersModelNetwork } from './layers-model/layers-model-network.js';
import type { Network } from './network.js';

/** A `tf.LayersModel`, a `tf.Sequential`, a `tf.GraphModel`, or a network made by hand. */
export type ExplainableModel = Network | LayersModelLike | GraphModelLike;

const remembered = new WeakMap<object, Network>();

/**
 * Wraps a tfjs model as a network, once: the same model gives the same network.
 *
 * @param model A tfjs model, or a network, which is handed back as it is.
 * @param inputShapes The shape of one real input each, with the batch axis; needed only for a graph model whose
 *   input sizes are open.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export function toNetwork(
  model: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): Network {
  return calledAs('toNetwork', () => {
    if ('cut' in model) return model;
    const known = remembered.get(model);
    if (known !== undefined) return known;
    const network = named(wrap(model, inputShapes));
    remembered.set(model, network);
    return network;
  });
}

function named(network: Network): Network {
  return { ...network, cut: (request) => calledAs('network.cut', () => network.cut(request)) };
}

function wrap(model: object, inputShapes: readonly (readonly number[])[] | undefined): Network {
  if (isLayersModel(model)) return layersModelNetwork(model);
  if (isGraphModel(model)) return graphModelNetwork(model, inputShapes);
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is no network, got an object with the keys ${Object.keys(model).slice(0, 5).join(', ')}; expected a tf.LayersModel, a tf.GraphModel or networkFromFunctions(…).`,
  );
}
