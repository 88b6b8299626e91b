import { isGate, isReluLike } from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { pointwiseTypes } from './pointwise-types.js';
import { regionFinder, type Region } from './regions.js';

const bends = new Set(
  'erf erfc softplus log1p tanh clipbyvalue minimum maximum greater greaterequal less lessequal'.split(
    ' ',
  ),
);

/** Ops that an activation ends with: a product and a choice bend nothing themselves. */
const ends = new Set('mul multiply select selectv2 maximum'.split(' '));

/**
 * Finds activations that converters write out as several ops: a value times a function of itself, as in x * sigmoid(x) (swish),
 * x * relu6(x + 3) / 6 (hard swish), x * (1 + erf(x)) (GELU) or x * (x > t) (thresholded ReLU); the larger of a value and a part of
 * it, as in max(x, 0.1 x) (leaky ReLU); one of two functions of a value, by its sign (ELU).
 *
 * @param graph A graph without constants.
 * @returns The region of each such activation, by the name of its last op.
 */
export function writtenActivations(graph: LayerGraph): ReadonlyMap<string, Region> {
  const regionOf = regionFinder(graph, pointwiseTypes);
  const found = new Map<string, Region>();
  for (const node of graph.layers) {
    if (!ends.has(normalType(node.type)) || node.inputs.length < 2) continue;
    const region = regionOf(node);
    if (region !== undefined && [node, ...region.inner].some(isBent)) found.set(node.name, region);
  }
  return found;
}

const isBent = (node: LayerNode): boolean =>
  isReluLike(node) || isGate(node) || bends.has(normalType(node.type));
