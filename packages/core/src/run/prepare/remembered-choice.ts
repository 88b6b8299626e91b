import { selectFeatureLayer, type FeatureChoice, type LayerGraph } from '@gradcam/layer-select';
import { lacksGradient } from './lacks-gradient.js';

/** Of each graph, the choices by the names that they were made for. */
const remembered = new WeakMap<LayerGraph, Map<string, FeatureChoice>>();

/**
 * Chooses the feature layer once for each graph and pair of names: ranking the layers takes as long as the head of a small network.
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
  const choices = remembered.get(graph) ?? new Map<string, FeatureChoice>();
  remembered.set(graph, choices);
  const key = JSON.stringify([reductionLayer, featureLayer, typesWithoutGradient(graph)]);
  const choice =
    choices.get(key) ?? selectFeatureLayer(graph, reductionLayer, { featureLayer, lacksGradient });
  choices.set(key, choice);
  return choice;
}

/** Hangs on the backend and on the gradients that are registered, which may change between two calls. */
function typesWithoutGradient({ layers }: LayerGraph): string[] {
  const ofType = new Map(layers.map((layer) => [layer.type, layer]));
  return [...ofType.values()].filter(lacksGradient).map(({ type }) => type);
}
