import type { OnnxGraph } from './onnx-graph.js';

/**
 * Gives the version of ONNX's own ops.
 *
 * @param graph The graph.
 * @returns The version; 1 where the file names none, as ONNX says.
 */
export function opsetOf(graph: OnnxGraph): number {
  return graph.opsets.get('') ?? graph.opsets.get('ai.onnx') ?? 1;
}
