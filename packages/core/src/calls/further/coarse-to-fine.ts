import { layerFormat } from '@gradcam/layer-select';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { zeroInputs } from '../../network/input-shape.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import type { ExplainerOptions } from '../../options/options.js';
import { pause } from '../../pace/pause.js';
import { cutAt, type MapContext } from '../../run/context.js';
import { prepare } from '../../run/prepare/prepare.js';
import { withActivations } from '../../run/with-trunk.js';
import { spaceOf } from '../../space/data-format.js';

/**
 * Lists feature layers from the coarsest to the finest: the best, and the next of the ranking with more cells than those before.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `createExplainer`, with the shapes of the inputs, where the model's are open.
 * @param most The largest number of layers.
 * @returns Their names.
 * @throws Those of `createExplainer`
 */
export async function coarseToFine(
  model: ExplainableModel,
  options: ExplainerOptions,
  most: number,
): Promise<readonly string[]> {
  const context = await prepare(model, options);
  const zeros = zeroInputs(context.network.inputs, options.inputShapes);
  try {
    return await rankedBySize(context, zeros, most);
  } finally {
    dispose(zeros);
  }
}

/**
 * Lists the feature layers of a network that is open, as `coarseToFine` does.
 *
 * @param context The network, cut at its best layer.
 * @param zeros An input of the network, for layers whose size the graph leaves open; the caller keeps it.
 * @param most The largest number of layers.
 * @returns Their names.
 */
export async function rankedBySize(
  context: MapContext,
  zeros: readonly Tensor[],
  most: number,
): Promise<readonly string[]> {
  const { featureLayer, ranking } = context.selection;
  const layers = [featureLayer];
  let largest = await cellsOf(featureLayer, context, zeros);
  for (const { name } of ranking) {
    if (layers.length === most) break;
    if (name === featureLayer) continue;
    await pause(context.options);
    const cells = await cellsOf(name, context, zeros);
    if (cells <= largest) continue;
    layers.push(name);
    largest = cells;
  }
  return layers;
}

/** The number of places of a layer's features: from the graph, or where it leaves them open by a run up to the layer. */
async function cellsOf(
  featureLayer: string,
  context: MapContext,
  zeros: readonly Tensor[],
): Promise<number> {
  const { graph } = context.network;
  const format = layerFormat(graph, featureLayer);
  const cells = (shape: readonly number[]) =>
    spaceOf(shape, format).reduce((product, size) => product * size, 1);
  // The batch does not count.
  const [, ...known] = graph.layers.find(({ name }) => name === featureLayer)?.outputShape ?? [];
  const sizes = known.filter((size) => size !== null);
  if (known.length > 0 && sizes.length === known.length) return cells([1, ...sizes]);
  return withActivations(cutAt(context, featureLayer).cut, zeros, ({ activations }) =>
    cells(activations.shape),
  );
}
