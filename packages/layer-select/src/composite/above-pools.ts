import { calledAs } from '@gradcam/errors';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { liftedActivations } from './lifted-activations.js';

/**
 * Puts activations that stand right behind a maximum pooling above it, under their own names: what the pooling gave before is what
 * the activation gave. Both orders compute the same; only above the pooling is the feature map whole.
 *
 * @param graph The network.
 * @returns The same network in the other order; itself where there is nothing to move.
 * @example
 * ```ts
 * abovePools(graph); // conv -> pool -> relu becomes conv -> relu -> pool
 * ```
 */
export function abovePools(graph: LayerGraph): LayerGraph {
  const lifted = calledAs('abovePools', () => liftedActivations(graph));
  if (lifted.length === 0) return graph;
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const moved = new Map<string, readonly LayerNode[]>();
  const inChain = new Set<string>();
  // What read the last activation reads the last pooling now.
  const renamed = new Map<string, string>();
  for (const { source, pools, activations } of lifted) {
    const order = [...activations, ...pools];
    const shape = layers.get(source)?.outputShape;
    const nodes = order.flatMap((name, index): LayerNode[] => {
      const node = layers.get(name);
      if (node === undefined) return [];
      const [, ...others] = node.inputs;
      const inputs = [order[index - 1] ?? source, ...others];
      return [
        index < activations.length
          ? { ...node, inputs, outputShape: shape, abovePool: pools[0] }
          : { ...node, inputs },
      ];
    });
    moved.set(pools[0] ?? '', nodes);
    order.forEach((name) => inChain.add(name));
    renamed.set(activations.at(-1) ?? '', pools.at(-1) ?? '');
  }
  const rename = (node: LayerNode): LayerNode => ({
    ...node,
    inputs: node.inputs.map((input) =>
      inChain.has(node.name) ? input : (renamed.get(input) ?? input),
    ),
  });
  // A chain may begin where another ends.
  const sources = (nodes: readonly LayerNode[]): readonly LayerNode[] =>
    nodes.map((node, index) =>
      index === 0
        ? { ...node, inputs: node.inputs.map((input) => renamed.get(input) ?? input) }
        : node,
    );
  return {
    ...graph,
    layers: graph.layers.flatMap((node) => {
      if (!inChain.has(node.name)) return [rename(node)];
      return sources(moved.get(node.name) ?? []);
    }),
  };
}
