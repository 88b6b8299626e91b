import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import type { HeadOp } from './head-op.js';
import { headOps } from './ops/head-ops.js';

const byName = new Map(headOps.map((op) => [op.op, op]));

/**
 * Finds the op of a node.
 *
 * @param node The node.
 * @returns The op, or nothing where a head cannot compute it.
 */
export function opOf(node: OnnxNode): HeadOp | undefined {
  return isOwnDomain(node.domain) ? byName.get(node.op) : undefined;
}

/**
 * Tells ONNX's own ops from those of others.
 *
 * @param domain The domain of a node.
 * @returns True for ONNX's own, by either of its names.
 */
export function isOwnDomain(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

/**
 * Gives the version of ONNX's own ops.
 *
 * @param graph The graph.
 * @returns The version; 1 where the file names none, as ONNX says.
 */
export function opsetOf(graph: OnnxGraph): number {
  return graph.opsets.get('') ?? graph.opsets.get('ai.onnx') ?? 1;
}
