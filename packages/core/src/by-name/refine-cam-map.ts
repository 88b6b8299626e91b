import { layerFormat } from '@gradcam/layer-select';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { gradCamPlusPlusMethod } from '../method/gradient/grad-cam-plus-plus-method.js';
import { zeroInputs } from '../network/input-shape.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { pause } from '../pace/pause.js';
import { withPictures } from '../picture/with-pictures.js';
import { cutAt, type MapContext } from '../run/context.js';
import { inputShapesOf } from '../run/inputs/input-shapes-of.js';
import { prepare } from '../run/prepare/prepare.js';
import { withActivations } from '../run/with-trunk.js';
import { spaceOf } from '../space/data-format.js';
import type { ExplainByOptions, NamedMap } from './named-map.js';
import { withMethod } from './with-method.js';

/** The best layer, and below it those of more cells: finer, and less certain of the class. */
const most = 3;

/**
 * RefineCAM by its name (Domeniconi 2026, arXiv 2605.14641): the product of the Grad-CAM++ maps of several layers, so that a fine map is kept
 * where the coarse ones agree. `fuseLayers` with `fusion: 'product'` makes it of any method. Where fewer than two layers are named, up to two of more cells
 * are taken from the ranking.
 */
export const refineCamMap: NamedMap = {
  name: 'refine-cam',
  title: 'RefineCAM',
  paper: 'Domeniconi 2026, arXiv 2605.14641',
  formula: 'the product over layers of Grad-CAM++, each by its maximum at the size of the input',
  departures: 'as grad-cam and torchcam have it: presets that scale scale the product again',
  usesClass: true,
  needs: 'gradients',
  call: 'fuseLayers',
  featureLayers: 'several',
  explain: (net, x, target, options) =>
    withPictures(net, x, options, async (tensors, read) => {
      const featureLayers = await layersOf(net, tensors, read);
      // Fusion needs several: a network of one layer has its map.
      const fusion = featureLayers.length > 1 ? (read.fusion ?? 'product') : undefined;
      const layers = { ...read, featureLayers, fusion };
      const made = await withMethod(gradCamPlusPlusMethod, net, tensors, target, layers);
      return { ...made, method: 'refine-cam' };
    }),
};

/** Those that are named, or the best and others below it. */
async function layersOf(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  { featureLayers = [], reductionLayer, format, signal }: ExplainByOptions,
): Promise<readonly string[]> {
  if (featureLayers.length > 1) return featureLayers;
  const [featureLayer] = featureLayers;
  const inputShapes = await inputShapesOf(x, format, net);
  const context = await prepare(net, { featureLayer, reductionLayer, inputShapes, signal });
  const zeros = zeroInputs(context.network.inputs, inputShapes);
  try {
    return await refining(context, zeros);
  } finally {
    dispose(zeros);
  }
}

async function refining(context: MapContext, zeros: readonly Tensor[]): Promise<readonly string[]> {
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
