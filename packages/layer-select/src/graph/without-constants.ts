import type { LayerGraph, LayerNode } from './layer-graph.js';
import { normalType } from './normal-type.js';

// A shape does not depend on values: no gradient passes through these either.
const constant = new Set(
  'const constant variable variablev2 varhandleop shape shapen size rank zeroslike oneslike'.split(
    ' ',
  ),
);

/**
 * Leaves out weights, axes and shape arithmetic, so that the edges that stay carry activations.
 *
 * @param graph The network.
 * @returns The same network without constants and without edges from them.
 */
export function withoutConstants(graph: LayerGraph): LayerGraph {
  const known = new Map<string, boolean>();
  const given = new Set(graph.inputs);
  const layers: LayerNode[] = [];
  for (const layer of graph.layers) {
    const inputs = layer.inputs.filter((name) => known.get(name) === false);
    const isConstant =
      !given.has(layer.name) &&
      (constant.has(normalType(layer.type)) || (layer.inputs.length > 0 && inputs.length === 0));
    known.set(layer.name, isConstant);
    if (!isConstant) layers.push({ ...layer, inputs });
  }
  return { ...graph, layers };
}
