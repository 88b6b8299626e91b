import { onGraph } from '../../on-graph.js';
import { findLayer } from '../find-layer.js';
import type { LayerGraph } from '../layer-graph.js';

/**
 * Returns the layers that a layer depends on, directly or indirectly.
 *
 * @param graph The network.
 * @param name The layer.
 * @returns Their names, without the layer itself.
 * @example
 * ```ts
 * ancestorsOf(graph, 'prob').has('relu5'); // whether prob depends on relu5
 * ```
 */
export function ancestorsOf(graph: LayerGraph, name: string): ReadonlySet<string> {
  return onGraph('ancestorsOf', graph, () => ancestorsIn(graph, name));
}

function ancestorsIn(graph: LayerGraph, name: string): ReadonlySet<string> {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const ancestors = new Set<string>();
  const open = [...findLayer(graph, name, 'the layer').inputs];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const layer = layers.get(next);
    if (layer === undefined || ancestors.has(next)) continue;
    ancestors.add(next);
    open.push(...layer.inputs);
  }
  return ancestors;
}
