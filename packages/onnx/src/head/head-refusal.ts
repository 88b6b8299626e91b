import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { opOf, opsetOf } from './op-of.js';
import { plannedNodes } from './planned-nodes.js';
import { numbersNeeded } from './numbers-fed.js';

/** The node at which a gradient ends. */
export interface HeadRefusal {
  readonly node: string;
  readonly op: string;
  /** Half a sentence whose subject is the node: `is an op of …`. */
  readonly reason: string;
}

const controlFlow = ['If', 'Loop', 'Scan', 'SequenceMap'];

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
    const reason = reasonOf(node, opset) ?? (computed.has(node) ? numbersReason : undefined);
    if (reason !== undefined) return { node: node.name, op: node.op, reason };
  }
  return undefined;
}

const numbersReason = 'decides a shape, an axis or a count by what is computed';

function reasonOf(node: OnnxNode, opset: number): string | undefined {
  if (controlFlow.includes(node.op)) return 'is a branch or a loop';
  const op = opOf(node);
  if (op !== undefined) return op.lacks?.(node, opset);
  const isOwn = ['', 'ai.onnx'].includes(node.domain);
  return isOwn ? 'is an op without a gradient here' : `is an op of ${node.domain}, not of ONNX`;
}
