import { behindArgMax } from '../graph/walk/behind-argmax.js';
import { depths, weightedLayers } from '../graph/walk/depths.js';
import { descendantsOf } from '../graph/walk/descendants-of.js';
import {
  isConvolution,
  isDense,
  isGate,
  isLoss,
  isProduct,
  isShapeOnly,
  isSigmoid,
  isSoftmax,
} from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { readersOf } from '../graph/walk/readers-of.js';
import { walkBack } from '../graph/walk/walk-back.js';
import { withoutConstants } from '../graph/without-constants.js';

/** An output, and what it ends in. */
export interface OutputEnd {
  readonly output: LayerNode;
  /** The softmax or the final layer that the output comes from. */
  readonly end: LayerNode;
  /** The argmax behind which the end lies. */
  readonly argMax: LayerNode | undefined;
  readonly kind: 'softmax' | 'sigmoid' | 'other';
}

/**
 * Ranks the outputs of a network: what ends in a softmax, then in a sigmoid, then others; among those alike the deepest.
 *
 * The order of the outputs does not help: in a graph model it is the order of a map in a file.
 *
 * @param graph The network.
 * @param outputs The names of its outputs; all must exist.
 * @returns The kind of end of each output, best first.
 */
export function rankOutputs(
  graph: LayerGraph,
  outputs: readonly LayerNode[],
): readonly OutputEnd[] {
  const values = withoutConstants(graph);
  const endOf = outputEnds(values);
  const weightsAbove = depths(values, weightedLayers);
  const layersAbove = depths(values);
  const kinds = ['softmax', 'sigmoid', 'other'];
  const depthOf = (above: ReadonlyMap<string, number>, { end }: OutputEnd): number =>
    above.get(end.name) ?? 0;
  return outputs
    .map(endOf)
    .sort(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        depthOf(weightsAbove, b) - depthOf(weightsAbove, a) ||
        depthOf(layersAbove, b) - depthOf(layersAbove, a),
    );
}

/** Finds what an output ends in: before losses, labels and changes of shape. */
function outputEnds(graph: LayerGraph): (named: LayerNode) => OutputEnd {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const isGateHere = attentionWeights(graph);
  return (named) => {
    const output = layers.get(named.name) ?? named;
    const last = walkBack(layers, output, isLoss);
    const label = behindArgMax(layers, last);
    const final = label?.before ?? last;
    const activation = walkBack(layers, final, isOnlyShape);
    const kind =
      isGateHere(activation) || feedsWeights(graph, activation) ? 'other' : kindOf(activation);
    const end = isSoftmax(activation) ? activation : final;
    return { output, end, argMax: label?.argMax, kind };
  };
}

function isOnlyShape(node: LayerNode): boolean {
  return isShapeOnly(node) && !isSoftmax(node) && !isSigmoid(node);
}

function kindOf(activation: LayerNode): OutputEnd['kind'] {
  if (isSoftmax(activation)) return 'softmax';
  return isSigmoid(activation) ? 'sigmoid' : 'other';
}

/** A layer that others with weights build upon does not give the network's answer. */
function feedsWeights(graph: LayerGraph, node: LayerNode): boolean {
  return descendantsOf(graph, node.name).some((after) => isConvolution(after) || isDense(after));
}

/** Says whether a layer gives the weights of an attention, which multiply other values. */
function attentionWeights(graph: LayerGraph): (node: LayerNode) => boolean {
  const readers = readersOf(graph);
  const multiplies = (node: LayerNode): boolean =>
    (readers.get(node.name) ?? []).some(
      (reader) =>
        (isProduct(reader) && reader.inputs.length > 1) ||
        (isShapeOnly(reader) && multiplies(reader)),
    );
  return (node) => isGate(node) && multiplies(node);
}
