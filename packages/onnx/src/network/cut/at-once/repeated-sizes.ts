import type { OnnxGraph, OnnxNode } from '../../../graph/onnx-graph.js';
import { fixedValues } from '../../../head/fixed/fixed-values.js';
import { plannedNodes } from '../../../head/fixed/planned-nodes.js';
import type { Facts } from '../../facts/value-facts.js';

/**
 * Finds the sizes of what a way back reads of a run, for the classes of a sample each take it once more.
 *
 * @param names The values that the way back reads.
 * @param nodes The nodes of the head.
 * @param graph The network.
 * @param facts The facts about its values.
 * @returns The sizes of each for one sample, by its name, without what is the same for all; undefined where a value cannot be repeated: a size that is computed of the batch, or one whose own sizes are open.
 */
export function repeatedSizes(
  names: readonly string[],
  nodes: readonly OnnxNode[],
  graph: OnnxGraph,
  facts: Facts,
): ReadonlyMap<string, readonly number[]> | undefined {
  const fixed = fixedValues(plannedNodes(nodes, graph), graph);
  const varying = names.filter((name) => !fixed.has(name));
  const sizes = varying.flatMap((name) => {
    const { type, shape = [] } = facts.get(name) ?? {};
    const [samples = null, ...rest] = shape;
    const known = [samples ?? 1, ...rest].flatMap((size) => size ?? []);
    const isBatch = type === 'float32' || rest.length > 0;
    return isBatch && shape.length > 0 && known.length === shape.length
      ? [[name, known] as const]
      : [];
  });
  return sizes.length === varying.length ? new Map(sizes) : undefined;
}
