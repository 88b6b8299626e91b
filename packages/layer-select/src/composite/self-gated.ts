import { isGate, isReluLike } from '../graph/layer-kinds.js';
import type { LayerGraph } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { pointwiseTypes } from './pointwise-types.js';
import { regionFinder, type Region } from './regions.js';

const bends = new Set(
  'erf erfc softplus log1p tanh clipbyvalue minimum maximum greater greaterequal'.split(' '),
);

/**
 * Finds activations that converters write out as several ops: a value times a function of itself,
 * as in x * sigmoid(x) (swish), x * relu6(x + 3) / 6 (hard swish), x * (1 + erf(x)) (GELU) or x * (x > t) (thresholded ReLU).
 *
 * @param graph A graph without constants.
 * @returns The region of each such product, by the product's name.
 */
export function selfGated(graph: LayerGraph): ReadonlyMap<string, Region> {
  const regionOf = regionFinder(graph, pointwiseTypes);
  const found = new Map<string, Region>();
  for (const node of graph.layers) {
    if (!['mul', 'multiply'].includes(normalType(node.type)) || node.inputs.length !== 2) continue;
    const region = regionOf(node);
    const isBent = region?.inner.some(
      (layer) => isReluLike(layer) || isGate(layer) || bends.has(normalType(layer.type)),
    );
    if (region !== undefined && isBent === true) found.set(node.name, region);
  }
  return found;
}
