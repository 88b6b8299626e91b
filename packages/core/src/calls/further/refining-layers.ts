import type { ExplainableModel } from '../../network/open/explainable-model.js';
import type { ExplainerOptions } from '../../options/options.js';
import type { NetworkData } from '../../picture/picture-input.js';
import { withPictures } from '../../picture/with-pictures.js';
import { inputShapesOf } from '../../run/inputs/input-shapes-of.js';
import { coarseToFine } from './coarse-to-fine.js';

/** The best layer, and below it those of more cells: finer, and less certain of the class. */
const most = 3;

/** The options of RefineCAM about the layers and the inputs. */
interface RefiningOptions extends Pick<
  ExplainerOptions,
  'reductionLayer' | 'format' | 'preprocessing' | 'signal'
> {
  readonly featureLayers?: readonly string[] | undefined;
}

/**
 * Finds the layers whose maps refine each other.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param options The layers that are named.
 * @returns Those that are named, where they are several; else the best, or the one that is named, and others below it.
 * @throws Those of `createExplainer`
 */
export async function refiningLayers(
  net: ExplainableModel,
  x: NetworkData,
  options: RefiningOptions,
): Promise<readonly string[]> {
  const { featureLayers = [], reductionLayer, signal } = options;
  if (featureLayers.length > 1) return featureLayers;
  const [featureLayer] = featureLayers;
  return await withPictures(net, x, options, async (tensors, { format }) => {
    const inputShapes = await inputShapesOf(tensors, format, net);
    const prepared = { featureLayer, reductionLayer, inputShapes, signal };
    return await coarseToFine(net, prepared, most);
  });
}
