import type { OnnxGraph, OnnxNode } from '../../graph/onnx-graph.js';
import { isFixed } from './is-fixed.js';

/**
 * Adds what nodes read of other nodes that come of constants alone: exporters write weights, shapes and axes as such.
 *
 * @param nodes The nodes of a head.
 * @param graph The graph that they are of.
 * @returns The nodes in an order in which they can be computed.
 */
export function plannedNodes(nodes: readonly OnnxNode[], graph: OnnxGraph): OnnxNode[] {
  const known = new Set(graph.constants.keys());
  const makers = new Map<string, OnnxNode>();
  for (const node of graph.nodes) {
    if (!isFixed(node, (name) => known.has(name))) continue;
    for (const output of node.outputs) {
      known.add(output);
      makers.set(output, node);
    }
  }
  const planned = new Set(nodes);
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const input of node.inputs) {
      const maker = makers.get(input);
      if (maker === undefined || planned.has(maker)) continue;
      planned.add(maker);
      open.push(maker);
    }
  }
  return graph.nodes.filter((node) => planned.has(node));
}
