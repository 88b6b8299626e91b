import type { OnnxNode } from '../graph/onnx-graph.js';
import type { HeadOp } from './head-op.js';
import { headOps } from './ops/head-ops.js';

const byName = new Map(headOps.map((op) => [keyOf(op), op]));

/**
 * Finds the op of a node.
 *
 * @param node The node.
 * @returns The op, or nothing where a head cannot compute it.
 */
export function opOf(node: OnnxNode): HeadOp | undefined {
  return byName.get(keyOf(node));
}

/** Names an op; ONNX's own domain has two names. */
function keyOf({ op, domain = '' }: Pick<HeadOp, 'op' | 'domain'>): string {
  return `${domain === 'ai.onnx' ? '' : domain}:${op}`;
}
