import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';

/** Several ops that are a function of one layer. */
export interface Region {
  /** The layer that they are a function of. */
  readonly origin: LayerNode;
  /** The ops between the origin and the end, without both. */
  readonly inner: readonly LayerNode[];
}

const longest = 40;

/**
 * Finds the nearest layer that the end of a region is a function of alone: the one that all ways up pass.
 *
 * @param graph A graph without constants.
 * @param types The ops that the region may consist of, spelt as `normalType` does.
 * @returns A function from the end to its region, `undefined` where other ops come before the ways meet.
 */
export function regionFinder(
  graph: LayerGraph,
  types: ReadonlySet<string>,
): (end: LayerNode) => Region | undefined {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const order = new Map(graph.layers.map((layer, index) => [layer.name, index]));
  return (end) => {
    const open = new Set(end.inputs);
    const inner: LayerNode[] = [];
    while (open.size > 1 && inner.length < longest) {
      // The latest first: by the time a layer's turn comes, all its readers have been seen.
      const latest = [...open].reduce((a, b) =>
        (order.get(a) ?? 0) > (order.get(b) ?? 0) ? a : b,
      );
      const node = layers.get(latest);
      if (node === undefined || node.inputs.length === 0 || !types.has(normalType(node.type)))
        return undefined;
      open.delete(latest);
      node.inputs.forEach((input) => open.add(input));
      inner.push(node);
    }
    const [name = ''] = open;
    const origin = layers.get(name);
    return open.size === 1 && origin !== undefined && inner.length > 0
      ? { origin, inner }
      : undefined;
  };
}
