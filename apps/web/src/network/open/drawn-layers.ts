import type { LayerGraph, LayerNode } from '@gradcam/core/network';
import type { LayerCard } from './network-card.js';

/** A layer in the drawing of a network, with those folded into it that only follow it. */
export interface DrawnLayer {
  readonly name: string;
  /** The names of those that are folded into it, in the order in which they compute. */
  readonly folded: readonly string[];
  /** Like `7 x 7 x 1024`. */
  readonly size: string;
  /** The remarks on a layer that can be explained; undefined for one that cannot be. */
  readonly reasons: string | undefined;
  /** True for the layer that the class is read from. */
  readonly isReduction: boolean;
  /** The indices of the drawn layers whose outputs it reads. */
  readonly inputs: readonly number[];
}

/**
 * Lists the layers to draw of a network.
 *
 * @param graph The layers, in the order in which they compute.
 * @param cards Those that can be explained.
 * @param reductionLayer The layer that the class is read from.
 * @returns The layers: one that cannot be explained and is all that follows another one is folded into that.
 */
export function drawnLayers(
  graph: LayerGraph,
  cards: readonly LayerCard[],
  reductionLayer: string,
): readonly DrawnLayer[] {
  const reasons = new Map(cards.map((card) => [card.name, card.reasons]));
  const readers = readersOf(graph);
  const indices = new Map<string, number>();
  const drawn: { layer: LayerNode; folded: string[] }[] = [];
  for (const layer of graph.layers) {
    const [first = '', ...others] = layer.inputs;
    const isPlain = !reasons.has(layer.name) && layer.name !== reductionLayer;
    const before = drawn[indices.get(first) ?? -1];
    if (isPlain && before !== undefined && others.length === 0 && readers.get(first) === 1) {
      before.folded.push(layer.name);
      indices.set(layer.name, drawn.indexOf(before));
    } else {
      indices.set(layer.name, drawn.length);
      drawn.push({ layer, folded: [] });
    }
  }
  return drawn.map(({ layer: { name, inputs, outputShape }, folded }) => ({
    name,
    folded,
    size: sizeOf(outputShape),
    reasons: reasons.get(name),
    isReduction: name === reductionLayer,
    inputs: inputs.flatMap((input) => indices.get(input) ?? []),
  }));
}

/**
 * Writes out the size of a layer's output.
 *
 * @param shape With the batch axis.
 * @returns Like `7 x 7 x 1024`; empty where it is not known.
 */
export function sizeOf(shape: LayerNode['outputShape']): string {
  return (shape ?? [])
    .slice(1)
    .map((size) => size ?? '?')
    .join(' x ');
}

/** Counts the layers that read the output of each. */
function readersOf({ layers }: LayerGraph): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  for (const { inputs } of layers)
    for (const input of new Set(inputs)) readers.set(input, (readers.get(input) ?? 0) + 1);
  return readers;
}
