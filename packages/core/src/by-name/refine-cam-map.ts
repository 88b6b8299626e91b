import type { Tensor } from '@tensorflow/tfjs-core';
import { layersByResolution } from '../explain/layers/layers-by-resolution.js';
import { gradCamPlusPlusMethod } from '../method/gradient/grad-cam-plus-plus-method.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { withPictures } from '../picture/with-pictures.js';
import { inputShapesOf } from '../run/inputs/input-shapes-of.js';
import type { ExplainByOptions, NamedMap } from './named-map.js';
import { withMethod } from './with-method.js';

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
  return layersByResolution(net, { featureLayer, reductionLayer, inputShapes, signal });
}
