import { checkNumber } from '@gradcam/errors';
import { layerFormat } from '@gradcam/layer-select';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { zeroInputs } from '../../network/input-shape.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import type { ResolutionOptions } from '../../options/calls/resolution-options.js';
import { checkOptions } from '../../options/check-options.js';
import { pause } from '../../pace/pause.js';
import { cutAt, type MapContext } from '../../run/context.js';
import { prepare } from '../../run/prepare/prepare.js';
import { trialShapes } from '../../run/prepare/trial-shapes.js';
import { withActivations } from '../../run/with-trunk.js';
import { spaceOf } from '../../space/data-format.js';

/**
 * Finds the best feature layer, and below it the best of each finer resolution.
 *
 * @param model As for `layersByResolution`.
 * @param options As for `layersByResolution`.
 * @returns The names, the coarsest first.
 * @throws Those of `layersByResolution`
 */
export async function finerLayers(
  model: ExplainableModel,
  { most = 3, ...options }: ResolutionOptions,
): Promise<readonly string[]> {
  checkNumber(most, { where: 'the option most', kind: 'integer', least: 1 });
  checkOptions(options);
  const inputShapes = await trialShapes(model, options.inputShapes);
  const context = await prepare(model, { ...options, inputShapes });
  const zeros = zeroInputs(context.network.inputs, inputShapes);
  try {
    return await ranked(context, zeros, most);
  } finally {
    dispose(zeros);
  }
}

async function ranked(
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
