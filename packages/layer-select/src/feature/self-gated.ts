import { isGate, isReluLike } from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';

const pointwise = new Set(
  (
    'mul multiply add addv2 sub div realdiv relu relu6 sigmoid hardsigmoid tanh erf softplus ' +
    'clipbyvalue minimum maximum activation neg identity'
  ).split(' '),
);
const bends = new Set('erf softplus tanh clipbyvalue'.split(' '));

// The layer and what it is a function of, place by place, nearest first.
function chainOf(layers: ReadonlyMap<string, LayerNode>, name: string): readonly LayerNode[] {
  const chain: LayerNode[] = [];
  let node = layers.get(name);
  while (node !== undefined) {
    chain.push(node);
    if (node.inputs.length !== 1 || !pointwise.has(normalType(node.type))) break;
    node = layers.get(node.inputs[0] ?? '');
  }
  return chain;
}

/**
 * Finds activations that converters write out as several ops: a value times a function of itself,
 * as in x * sigmoid(x) (swish), x * relu6(x + 3) / 6 (hard swish) or x * (1 + erf(x)) (GELU).
 *
 * @param graph A graph without constants.
 * @returns By the name of each such product, the names of the layers that are only its inner part.
 */
export function selfGated(graph: LayerGraph): ReadonlyMap<string, readonly string[]> {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const found = new Map<string, readonly string[]>();
  for (const node of graph.layers) {
    const [left, right] = node.inputs;
    if (!['mul', 'multiply'].includes(normalType(node.type)) || left === right) continue;
    if (left === undefined || right === undefined || node.inputs.length > 2) continue;
    const leftChain = chainOf(layers, left);
    const rightChain = chainOf(layers, right);
    const origin = leftChain.find((layer) => rightChain.includes(layer));
    if (origin === undefined) continue;
    const inner = [leftChain, rightChain].flatMap((chain) => chain.slice(0, chain.indexOf(origin)));
    const isBent = inner.some(
      (layer) => isReluLike(layer) || isGate(layer) || bends.has(normalType(layer.type)),
    );
    if (isBent)
      found.set(
        node.name,
        inner.map((layer) => layer.name),
      );
  }
  return found;
}
