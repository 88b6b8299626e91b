import { gradCamPlusPlusMethod } from '../../method/gradient/grad-cam-plus-plus-method.js';
import type { NamedMap } from '../named-map.js';
import { withMethod } from '../with-method.js';

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
  explain: async (net, x, target, options) => {
    const { refiningLayers } = await import('../../calls/further/index.js');
    const featureLayers = await refiningLayers(net, x, options);
    // Fusion needs several: a network of one layer has its map.
    const fusion = featureLayers.length > 1 ? (options.fusion ?? 'product') : undefined;
    const layers = { ...options, featureLayers, fusion };
    const made = await withMethod(gradCamPlusPlusMethod, net, x, target, layers);
    return { ...made, method: 'refine-cam' };
  },
};
