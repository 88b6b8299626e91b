import { behindArgMax } from './graph/walk/behind-argmax.js';
import { findLayer } from './graph/find-layer.js';
import type { LayerGraph } from './graph/layer-graph.js';
import { withoutConstants } from './graph/without-constants.js';
import { GradCamError } from '@gradcam/errors';
import type { ReductionChoice } from './layer-selection.js';

/**
 * Checks the reduction layer that the caller named.
 *
 * @param graph The network.
 * @param name The named layer.
 * @returns The layer with its reason.
 */
export function namedReductionLayer(graph: LayerGraph, name: string): ReductionChoice {
  const named = findLayer(graph, name, `the reduction layer`);
  const layer = named.name;
  const layers = new Map(withoutConstants(graph).layers.map((each) => [each.name, each]));
  const label = behindArgMax(layers, named);
  if (label !== undefined) {
    throw new GradCamError(
      'REDUCTION_NOT_DIFFERENTIABLE',
      `no gradient passes through the reduction layer, got '${layer}', which comes from the argmax '${label.argMax.name}', expected a layer before it; name '${label.before.name}' as reductionLayer`,
    );
  }
  const text = `'${layer}' was named as the reduction layer.`;
  return { reductionLayer: layer, reasons: [{ code: 'named', layer, text }], warnings: [] };
}
