import { nearestNames } from '@gradcam/errors';
import type { LayerGraph, LayerNode } from './layer-graph.js';
import { LayerSelectError } from '../layer-select-error.js';

/**
 * Finds a layer by its name.
 *
 * @param graph The network.
 * @param name The layer's name.
 * @param caller The public function that asks, and as what: `selectLayers: the feature layer`.
 * @returns The layer.
 */
export function findLayer(graph: LayerGraph, name: string, caller: string): LayerNode {
  const found = graph.layers.find((layer) => layer.name === name);
  if (found !== undefined) return found;
  const nearest = nearestNames(
    name,
    graph.layers.map((layer) => layer.name),
    3,
  );
  const advice =
    nearest.length === 0
      ? 'give a graph that has layers'
      : `the nearest names are ${nearest.map((near) => `'${near}'`).join(', ')}`;
  throw new LayerSelectError(
    'LAYER_NOT_FOUND',
    `${caller} does not exist, got '${name}', expected the name of a layer of the network; ${advice}`,
  );
}
