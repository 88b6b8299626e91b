import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { opsetOf } from '../graph/opset-of.js';
import { plannedNodes } from './fixed/planned-nodes.js';
import { numbersNeeded } from './numbers-fed.js';
import { refusalReason } from './refusal-reason.js';

/** The node at which a gradient ends. */
export interface HeadRefusal {
  readonly node: string;
  readonly op: string;
  /** Half a sentence whose subject is the node: `is an op of …`. */
  readonly reason: string;
}

/**
 * Finds the first node of a head that it cannot compute.
 *
 * @param nodes The nodes behind a cut.
 * @param graph The graph that they are of.
 * @returns The node and the reason, or nothing where all can be computed and differentiated.
 */
export function headRefusal(nodes: readonly OnnxNode[], graph: OnnxGraph): HeadRefusal | undefined {
  const planned = plannedNodes(nodes, graph);
  const opset = opsetOf(graph);
  const { computed } = numbersNeeded(planned, graph);
  for (const node of planned) {
    const reason = refusalReason(node, opset) ?? (computed.has(node) ? numbersReason : undefined);
    if (reason !== undefined) return { node: node.name, op: node.op, reason };
  }
  return undefined;
}

const numbersReason = 'decides a shape, an axis or a count by what is computed';
