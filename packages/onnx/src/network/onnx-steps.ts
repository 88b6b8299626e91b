import type { Step } from '@gradcam/core/network';
import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';

/** One computation that depends on the network's inputs, or an input. */
export interface OnnxStep extends Step {
  /** Undefined of an input. */
  readonly node: OnnxNode | undefined;
}

/** A network as a list of steps. */
export interface OnnxTrace {
  readonly steps: readonly OnnxStep[];
  /** The nodes that depend on constants alone, in order. */
  readonly constantNodes: readonly OnnxNode[];
}

/**
 * Lists what a network computes of its inputs; weights, and what is computed of weights alone, are no steps.
 *
 * @param graph The network.
 * @returns One step for each input, then one for each node, in order.
 */
export function onnxSteps(graph: OnnxGraph): OnnxTrace {
  const inputs: readonly OnnxStep[] = graph.inputs.map(({ name }) => ({
    name,
    inputs: [],
    outputs: [name],
    node: undefined,
  }));
  const computed = new Set(graph.inputs.map(({ name }) => name));
  const constantNodes: OnnxNode[] = [];
  const steps = graph.nodes.flatMap((node): OnnxStep[] => {
    const reads = new Set([...node.inputs, ...node.captured].filter((name) => computed.has(name)));
    if (reads.size === 0) {
      constantNodes.push(node);
      return [];
    }
    const outputs = node.outputs.filter((name) => name !== '');
    outputs.forEach((name) => computed.add(name));
    return [{ name: node.name, inputs: [...reads], outputs, node }];
  });
  return { steps: [...inputs, ...steps], constantNodes };
}

/**
 * Lists the nodes that a part of a network runs: its own, after those that compute its constants.
 *
 * @param trace The network.
 * @param part The steps of the part, in order.
 * @returns The nodes, in order.
 */
export function nodesOf(trace: OnnxTrace, part: readonly OnnxStep[]): OnnxNode[] {
  const own = part.flatMap(({ node }) => (node === undefined ? [] : [node]));
  const wanted = new Set(own.flatMap(({ inputs, captured }) => [...inputs, ...captured]));
  const constants = [...trace.constantNodes].reverse().filter((node) => {
    const isWanted = node.outputs.some((name) => wanted.has(name));
    if (isWanted) [...node.inputs, ...node.captured].forEach((name) => wanted.add(name));
    return isWanted;
  });
  return [...constants.reverse(), ...own];
}
