import type { LayerSelection, RankedLayer } from '@gradcam/layer-select';
import { createExplainer } from '../explain/create-explainer.js';
import { gradCamPlusPlusMethod } from '../method/gradient/grad-cam-plus-plus-method.js';
import type { NamedMap } from './named-map.js';
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
  explain: async (net, x, target, options) => {
    const { featureLayers = [], fusion = 'product', reductionLayer } = options;
    const [featureLayer] = featureLayers;
    const named =
      featureLayers.length > 1
        ? featureLayers
        : refining(await createExplainer(net, { featureLayer, reductionLayer }));
    // Fusion needs several: a network of one layer has its map.
    const layers = { featureLayers: named, fusion: named.length > 1 ? fusion : undefined };
    const made = await withMethod(gradCamPlusPlusMethod, net, x, target, { ...options, ...layers });
    return { ...made, method: 'refine-cam' };
  },
};

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
  for (const layer of ranking) {
    if (layers.length === most || !(cells(layer) > largest)) continue;
    layers.push(layer.name);
    largest = cells(layer);
  }
  return layers;
}
