import type { OnnxNode } from '../graph/onnx-graph.js';
import { opOf } from './op-of.js';

const controlFlow = ['If', 'Loop', 'Scan', 'SequenceMap'];

/**
 * Says why a head cannot compute a node.
 *
 * @param node The node.
 * @param opset The version of ONNX's own ops.
 * @returns Half a sentence whose subject is the node, or nothing where it can.
 */
export function refusalReason(node: OnnxNode, opset: number): string | undefined {
  if (controlFlow.includes(node.op)) return 'is a branch or a loop';
  const op = opOf(node);
  if (op !== undefined) return op.lacks?.(node, opset);
  const isOwn = ['', 'ai.onnx'].includes(node.domain);
  return isOwn ? 'is an op without a gradient here' : `is an op of ${node.domain}, not of ONNX`;
}
