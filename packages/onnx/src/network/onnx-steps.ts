import type { Step } from '@gradcam/core/network';
import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';

/** One computation that depends on the network's inputs, or an input. */
export interface OnnxStep extends Step {
  /** Undefined of an input. */
  readonly node: OnnxNode | undefined;
  /** The nodes that compute it, in order: the node, and those that round what it gives. */
  readonly nodes: readonly OnnxNode[];
}

/**
 * Lists what a network computes of its inputs; weights, and what is computed of weights alone, are no steps.
 *
 * @param graph The network.
 * @param nodesBehind The nodes that compute what one of the graph stands for, by its name, where there are more.
 * @returns One step for each input, then one for each node, in order.
 */
export function onnxSteps(
  graph: OnnxGraph,
  nodesBehind: ReadonlyMap<string, readonly OnnxNode[]>,
): readonly OnnxStep[] {
  const inputs: readonly OnnxStep[] = graph.inputs.map(({ name }) => ({
    name,
    inputs: [],
    outputs: [name],
    node: undefined,
    nodes: [],
  }));
  const computed = new Set(graph.inputs.map(({ name }) => name));
  const steps = graph.nodes.flatMap((node): OnnxStep[] => {
    const reads = new Set([...node.inputs, ...node.captured].filter((name) => computed.has(name)));
    if (reads.size === 0) return [];
    const outputs = node.outputs.filter((name) => name !== '');
    outputs.forEach((name) => computed.add(name));
    const nodes = nodesBehind.get(node.name) ?? [node];
    return [{ name: node.name, inputs: [...reads], outputs, node, nodes }];
  });
  return [...inputs, ...steps];
}

/**
 * Lists the nodes of steps.
 *
 * @param steps The steps, in order.
 * @returns The nodes, in order.
 */
export function nodesOf(steps: readonly OnnxStep[]): readonly OnnxNode[] {
  return steps.flatMap(({ nodes }) => nodes);
}
