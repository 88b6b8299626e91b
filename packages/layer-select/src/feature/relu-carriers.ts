import { isAffine } from '../composite/sum-end.js';
import { isGather, isReluLike, isShapeNeutral, isShapeOnly } from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { hasNoSpace, type Space } from '../graph/space-of-layers.js';
import { gatedProducts } from './gates/gated-products.js';

/**
 * Finds the layers that carry the output of a ReLU-like activation: the activations themselves, layers that gather them or weigh them
 * by an attention, residual blocks, and layers that leave the values unchanged.
 *
 * @param graph A graph without constants, with composites collapsed.
 * @param spaces Each layer's space, by name.
 * @param residual the names of the outputs of residual and dense blocks.
 * @returns The names of the layers.
 */
export function reluCarriers(
  graph: LayerGraph,
  spaces: ReadonlyMap<string, Space>,
  residual: ReadonlySet<string>,
): ReadonlySet<string> {
  const carriers = new Set<string>();
  const gated = gatedProducts(graph);
  for (const node of graph.layers) {
    if (hasNoSpace(spaces.get(node.name))) continue;
    const isSource = isReluLike(node) || residual.has(node.name);
    const isCarried = node.inputs.some((input) => carriers.has(input));
    if (isSource || (isCarried && (handsOn(node) || gated.has(node.name)))) carriers.add(node.name);
  }
  return carriers;
}

function handsOn(node: LayerNode): boolean {
  return (
    isGather(node) ||
    isShapeNeutral(node) ||
    isShapeOnly(node) ||
    isAffine(node) ||
    merges.has(normalType(node.type))
  );
}

// What brings several layers' outputs together besides sums and concats.
const merges = new Set('minimum sub subtract'.split(' '));
