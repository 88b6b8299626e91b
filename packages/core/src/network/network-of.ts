import { calledAs, GradCamError, saidOf } from '@gradcam/errors';
import { closedShape } from './input-shape.js';
import { graphOutline, type GraphOutline } from './graph-model/graph-inputs.js';
import { isGraphModel, type GraphModelLike } from './graph-model/graph-model-like.js';
import { graphModelNetwork } from './graph-model/graph-model-network.js';
import { isLayersModel, type LayersModelLike } from './layers-model/layers-model-like.js';
import { layersModelNetwork } from './layers-model/layers-model-network.js';
import type { Network } from './network.js';

/** A `tf.LayersModel`, a `tf.Sequential`, a `tf.GraphModel`, or a network made by hand. */
export type ExplainableModel = Network | LayersModelLike | GraphModelLike;

/** By the shapes of the inputs: a graph model of open size is another network for another size. */
const remembered = new WeakMap<object, Map<string, Network>>();
/** The number of sizes that are remembered for a model, the latest ones. */
const most = 8;

/**
 * Wraps a tfjs model as a network, once: the same model gives the same network for inputs of the same shapes. A
 * graph model is run on zeros, with the kernels that `forwardKernels` has prepared.
 *
 * @param model A tfjs model, or a network, which is handed back as it is.
 * @param inputShapes The shape of one real input each, with or without the batch axis; needed only for a graph model whose
 *   input sizes are open.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export function networkOf(
  model: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): Network {
  requireModel(model);
  if ('cut' in model) return model;
  const networks = remembered.get(model) ?? new Map<string, Network>();
  remembered.set(model, networks);
  const key = isGraphModel(model) ? JSON.stringify(probedShapes(model, inputShapes)) : '';
  const network = networks.get(key) ?? named(wrap(model, inputShapes));
  networks.delete(key);
  networks.set(key, network);
  for (const oldest of [...networks.keys()].slice(0, -most)) networks.delete(oldest);
  return network;
}

function named(network: Network): Network {
  return { ...network, cut: (request) => calledAs('network.cut', () => network.cut(request)) };
}

/**
 * Reads what a model expects at its inputs, before any input is known.
 *
 * @param model A tfjs model, or a network.
 * @returns The inputs and where the layers have their channels.
 * @throws `MODEL_UNSUPPORTED`, `DISPOSED`
 */
export function inputsOf(model: ExplainableModel): Pick<GraphOutline, 'inputs' | 'dataFormat'> {
  requireModel(model);
  if (!('cut' in model) && isGraphModel(model)) return graphOutline(model);
  const { inputs, graph } = networkOf(model);
  return { inputs, dataFormat: graph.dataFormat };
}

/** Refuses what is not even an object, and a model that is still loading. */
function requireModel(model: unknown): void {
  if (typeof model === 'object' && model !== null && !(model instanceof Promise)) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is not a network, got ${saidOf(model)}, expected a tf.LayersModel, a tf.GraphModel or networkFromFunctions(…)${typeof model === 'string' ? '; load it first, with tf.loadLayersModel or tf.loadGraphModel' : ''}.`,
  );
}

/** The shapes for which the layers are chosen; the batch is none of them. */
function probedShapes(
  model: GraphModelLike,
  inputShapes: readonly (readonly number[])[] | undefined,
): (readonly number[] | undefined)[] {
  return graphOutline(model).inputs.map(({ name, shape }, index) =>
    shape === undefined ? inputShapes?.[index] : closedShape({ name, shape }, inputShapes?.[index]),
  );
}

function wrap(model: object, inputShapes: readonly (readonly number[])[] | undefined): Network {
  if (isLayersModel(model)) return layersModelNetwork(model);
  if (isGraphModel(model)) return graphModelNetwork(model, inputShapes);
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is not a network, got ${saidOf(model)}, expected a tf.LayersModel, a tf.GraphModel or networkFromFunctions(…).`,
  );
}
