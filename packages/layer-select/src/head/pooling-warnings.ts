import { calledAs } from '@gradcam/errors';
import type { LayerGraph } from '../graph/layer-graph.js';
import type { LayerWarning } from '../layer-selection.js';
import { headPooling } from './head-pooling.js';

/**
 * Warns where the mean of the gradient over space, which Grad-CAM takes, means little.
 *
 * @param graph The network.
 * @param featureLayer The layer where the head begins.
 * @param reductionLayer The layer where it ends.
 * @returns One warning, or none.
 */
export function poolingWarnings(
  graph: LayerGraph,
  featureLayer: string,
  reductionLayer: string,
): readonly LayerWarning[] {
  const pooling = calledAs('poolingWarnings', () =>
    headPooling(graph, featureLayer, reductionLayer),
  );
  if (pooling !== 'flattened') return [];
  const text = `After '${featureLayer}' the network distinguishes positions before it pools them, so the mean of the gradient over space, which Grad-CAM takes, means little; use HiResCAM (method 'auto' takes it here).`;
  return [{ code: 'head-not-pooled', layer: featureLayer, text }];
}
