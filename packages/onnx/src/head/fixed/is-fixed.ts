import type { OnnxNode } from '../../graph/onnx-graph.js';

/**
 * Tells whether a node gives the same at each run.
 *
 * @param node The node.
 * @param has Tells which values do.
 * @returns False also for nodes without inputs but constants: they draw random numbers.
 */
export function isFixed(node: OnnxNode, has: (name: string) => boolean): boolean {
  if (node.captured.length > 0) return false;
  const inputs = node.inputs.filter((name) => name !== '');
  return inputs.length === 0 ? node.op === 'Constant' : inputs.every(has);
}
