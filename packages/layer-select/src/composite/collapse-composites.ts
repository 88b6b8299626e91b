import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { readersOf } from '../graph/walk/readers-of.js';
import { writtenActivations } from './written-activations.js';
import { writtenNorms } from './written-norms.js';

/**
 * Replaces several ops that together are one layer by that layer: a GELU or a LayerNormalization that a converter wrote out. It
 * has the name of its last op.
 *
 * @param graph A graph without constants.
 * @param kept Names of layers that must stay.
 * @returns The graph with fewer layers.
 */
export function collapseComposites(graph: LayerGraph, kept: readonly string[]): LayerGraph {
  const inside = new Set<string>();
  const ends = new Map<string, LayerNode>();
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const put = (
    name: string,
    type: string,
    origin: LayerNode,
    inner: readonly LayerNode[],
  ): void => {
    const end = layers.get(name);
    if (end === undefined || inner.some((layer) => kept.includes(layer.name))) return;
    ends.set(name, { ...end, type, inputs: [origin.name] });
    inner.forEach((layer) => inside.add(layer.name));
  };
  for (const [name, norm] of writtenNorms(graph)) put(name, norm.type, norm.origin, norm.inner);
  for (const [name, { origin, inner }] of writtenActivations(graph))
    if (!inside.has(name) && !ends.has(name)) put(name, 'WrittenActivation', origin, inner);

  const collapsed = graph.layers.map((layer) => ends.get(layer.name) ?? layer);
  const readers = readersOf({ ...graph, layers: collapsed });
  // What others read besides stays, and what leads to it.
  const needed = new Set(kept);
  for (const layer of [...collapsed].reverse()) {
    const isRead = (readers.get(layer.name) ?? []).some((reader) => needed.has(reader.name));
    if (isRead || !inside.has(layer.name)) needed.add(layer.name);
  }
  return { ...graph, layers: collapsed.filter((layer) => needed.has(layer.name)) };
}
