import { selectFeatureLayer, type FeatureChoice, type LayerGraph } from '@gradcam/layer-select';
import { lacksGradient } from './lacks-gradient.js';
import { rememberByGraph } from './remember-by-graph.js';

const remembered = rememberByGraph<FeatureChoice>();

/**
 * Chooses the feature layer once for each graph and pair of names.
 *
 * @param graph The network's; it stays as it is.
 * @param reductionLayer The layer whose output is explained.
 * @param featureLayer As the caller names it.
 * @returns The layer, the ranking of all candidates, reasons and warnings.
 * @throws `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`, `NO_FEATURE_LAYER`, `NO_SPACE`
 */
export function rememberedChoice(
  graph: LayerGraph,
  reductionLayer: string,
  featureLayer: string | undefined,
): FeatureChoice {
  const key = JSON.stringify([reductionLayer, featureLayer, typesWithoutGradient(graph)]);
  return remembered(graph, key, () =>
    selectFeatureLayer(graph, reductionLayer, { featureLayer, lacksGradient }),
  );
}

/** Hangs on the backend and on the gradients that are registered, which may change between two calls. */
function typesWithoutGradient({ layers }: LayerGraph): string[] {
  const ofType = new Map(layers.map((layer) => [layer.type, layer]));
  return [...ofType.values()].filter(lacksGradient).map(({ type }) => type);
}
