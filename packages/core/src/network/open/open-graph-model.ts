import { closedShape } from '../input-shape.js';
import { graphOutline } from '../graph-model/graph-inputs.js';
import type { GraphModelLike } from '../graph-model/graph-model-like.js';
import { graphModelNetwork } from '../graph-model/graph-model-network.js';
import type { Network } from '../network.js';
import { rememberedNetwork } from './remembered-network.js';

/** Beside the network, for whoever loads this file when a graph model is given. */
export { graphOutline };

/**
 * Wraps a graph model as a network, once for inputs of the same shapes.
 *
 * @param model A loaded model.
 * @param inputShapes As for `networkOf`.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export function openGraphModel(
  model: GraphModelLike,
  inputShapes: readonly (readonly number[])[] | undefined,
): Network {
  // The shapes for which the layers are chosen; the batch is not one of them.
  const shapes = graphOutline(model).inputs.map(({ name, shape }, index) =>
    shape === undefined ? inputShapes?.[index] : closedShape({ name, shape }, inputShapes?.[index]),
  );
  return rememberedNetwork(model, JSON.stringify(shapes), () =>
    graphModelNetwork(model, inputShapes),
  );
}
