import { GradCamError } from '@gradcam/errors';
import type { LayerSelection, RankedLayer } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import { createExplainer } from '../explain/create-explainer.js';
import { gradCamPlusPlusMethod } from '../method/gradient/grad-cam-plus-plus-method.js';
import type { ExplainableModel } from '../network/network-of.js';
import { withPictures } from '../picture/with-pictures.js';
import { inputShapesOf } from '../run/inputs/input-shapes-of.js';
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
  { featureLayers = [], reductionLayer, format }: ExplainByOptions,
): Promise<readonly string[]> {
  if (featureLayers.length > 1) return featureLayers;
  const [featureLayer] = featureLayers;
  const inputShapes = inputShapesOf(x, format, net);
  return refining(await createExplainer(net, { featureLayer, reductionLayer, inputShapes }));
}

function refining({
  selection,
  widthAxis,
}: {
  readonly selection: LayerSelection;
  readonly widthAxis: number;
}): readonly string[] {
  const { featureLayer, ranking } = selection;
  const cells = (layer: RankedLayer | undefined) => {
    const [, ...sizes] = layer?.outputShape ?? [];
    const space = widthAxis === -2 ? sizes.slice(0, -1) : sizes.slice(1);
    return space.reduce<number>((product, size) => product * (size ?? NaN), 1);
  };
  const layers = [featureLayer];
  let largest = cells(ranking.find(({ name }) => name === featureLayer));
  // One layer alone would be a map of Grad-CAM++ by the name of another method.
  if (Number.isNaN(largest) && ranking.length > 1) {
    throw new GradCamError(
      'BAD_OPTION',
      `the sizes of the layers are open, got "${featureLayer}" of [${sizesOf(ranking, featureLayer)}], so that finer ones cannot be chosen; name several featureLayers.`,
    );
  }
  for (const layer of ranking) {
    if (layers.length === most || !(cells(layer) > largest)) continue;
    layers.push(layer.name);
    largest = cells(layer);
  }
  return layers;
}

/** The shape of a layer as it is said, `?, ?, ?, 8`. */
function sizesOf(ranking: readonly RankedLayer[], layer: string): string {
  const { outputShape = [] } = ranking.find(({ name }) => name === layer) ?? {};
  return outputShape.map((size) => size ?? '?').join(', ');
}
