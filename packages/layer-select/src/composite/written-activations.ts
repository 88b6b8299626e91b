import {
  isConvolution,
  isDense,
  isGate,
  isGather,
  isReluLike,
  isShapeNeutral,
  isShapeOnly,
} from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { pointwiseTypes } from './pointwise-types.js';
import { regionFinder, type Region } from './regions.js';
import { isAffine } from './sum-end.js';

const bends = new Set(
  'erf erfc softplus log1p tanh clipbyvalue minimum maximum greater greaterequal less lessequal'.split(
    ' ',
  ),
);

const products = new Set('mul multiply'.split(' '));
const choices = new Set('maximum select selectv2'.split(' '));

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
  const isFeature = featureFinder(graph);
  const found = new Map<string, Region>();
  for (const node of graph.layers) {
    const type = normalType(node.type);
    if (node.inputs.length < 2 || !(products.has(type) || choices.has(type))) continue;
    const region = regionOf(node);
    if (region === undefined || ![node, ...region.inner].some(isBent)) continue;
    // Many a network ends with choices among scores and places.
    if (products.has(type) || isFeature(region.origin)) found.set(node.name, region);
  }
  return found;
}

const isBent = (node: LayerNode): boolean =>
  isReluLike(node) || isGate(node) || bends.has(normalType(node.type));

/** Tells of what a layer with weights, a sum or a concat puts out, whatever became of its shape. */
function featureFinder({ layers }: LayerGraph): (node: LayerNode) => boolean {
  const named = new Map(layers.map((layer) => [layer.name, layer]));
  const isFeature = (node: LayerNode | undefined): boolean =>
    node !== undefined &&
    (isConvolution(node) ||
      isDense(node) ||
      isGather(node) ||
      (handsOn(node) && isFeature(named.get(node.inputs[0] ?? ''))));
  return isFeature;
}

// BatchToSpaceND ends a convolution with dilation.
const handsOn = (node: LayerNode): boolean =>
  isShapeOnly(node) ||
  isShapeNeutral(node) ||
  isAffine(node) ||
  normalType(node.type) === 'batchtospacend';
