import type { OnnxGraph, OnnxNode } from './onnx-graph.js';
import { valuesReadBy } from './sorted-nodes.js';

/** The part of a network that some values are computed of. */
export interface NeededParts {
  /** In the order of the graph. */
  readonly nodes: readonly OnnxNode[];
  /** All values that are read on the way, and the wanted ones. */
  readonly values: ReadonlySet<string>;
}

/**
 * Finds what some values are computed of.
 *
 * @param graph The network.
 * @param wanted The values.
 * @param fed Values that are given, so that nothing in front of them is needed.
 * @returns The nodes, and the values that they read.
 */
export function neededParts(
  { nodes }: Pick<OnnxGraph, 'nodes'>,
  wanted: Iterable<string>,
  fed: { readonly has: (name: string) => boolean },
): NeededParts {
  const values = new Set(wanted);
  const needed = new Set<OnnxNode>();
  // From the last node to the first: whoever reads a value comes behind the node that makes it.
  for (const node of [...nodes].reverse()) {
    if (!node.outputs.some((output) => values.has(output) && !fed.has(output))) continue;
    needed.add(node);
    for (const name of valuesReadBy(node)) values.add(name);
  }
  return { nodes: nodes.filter((node) => needed.has(node)), values };
}
