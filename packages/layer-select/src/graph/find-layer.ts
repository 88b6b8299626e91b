import { checkKind, GradCamError, nearestNames } from '@gradcam/errors';
import type { LayerGraph, LayerNode } from './layer-graph.js';

/**
 * Finds a layer by its name.
 *
 * @param graph The network.
 * @param name The layer's name.
 * @param what As what it is looked for, as in `the feature layer`.
 * @returns The layer.
 * @throws `BAD_OPTION` for what is not a name, `LAYER_NOT_FOUND`
 */
export function findLayer(graph: LayerGraph, name: string, what: string): LayerNode {
  checkKind(typeof name === 'string', name, `${what} is not a name`, 'that of a layer');
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
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `${what} does not exist, got '${name}', expected the name of a layer of the network; ${advice}`,
  );
}
