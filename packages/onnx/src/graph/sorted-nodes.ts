import { brokenOnnx } from './broken-onnx.js';
import type { OnnxNode } from './onnx-graph.js';

/**
 * Brings nodes into an order in which they can be computed.
 *
 * @param nodes The nodes as the file has them.
 * @param given The values that no node makes: inputs and constants, each once.
 * @returns The same nodes; in the same order where that is one already.
 * @throws `MODEL_BROKEN` for a value that is made twice or not at all, and for nodes that wait for themselves
 */
export function sortedNodes(nodes: readonly OnnxNode[], given: readonly string[]): OnnxNode[] {
  const known = onlyOnce(given);
  const makers = makersOf(nodes, known);
  requireMade(nodes, known, makers);
  const sorted = inOrder(nodes, makers);
  if (sorted.length === nodes.length) return sorted;
  const done = new Set(sorted);
  const [left] = nodes.filter((node) => !done.has(node));
  throw brokenOnnx(
    `nodes wait for each other in a circle, got no order for ${nodes.length - sorted.length} of ${nodes.length}, the first of them "${left?.name}"`,
  );
}

/**
 * Lists the values that a node reads, also in its branches and loops.
 *
 * @param node The node.
 * @returns Their names; one that is read twice is there twice.
 */
export function valuesReadBy(node: OnnxNode): string[] {
  return [...node.inputs, ...node.captured].filter((name) => name !== '');
}

function onlyOnce(names: readonly string[]): Set<string> {
  const known = new Set<string>();
  for (const name of names) {
    if (known.has(name)) throw madeTwice(name);
    known.add(name);
  }
  return known;
}

function makersOf(nodes: readonly OnnxNode[], given: ReadonlySet<string>): Map<string, OnnxNode> {
  const makers = new Map<string, OnnxNode>();
  for (const node of nodes) {
    for (const output of node.outputs.filter((name) => name !== '')) {
      if (given.has(output) || makers.has(output)) throw madeTwice(output);
      makers.set(output, node);
    }
  }
  return makers;
}

function madeTwice(name: string): Error {
  return brokenOnnx(
    `the value "${name}" is there twice, expected one node, input or weight for it`,
  );
}

function requireMade(
  nodes: readonly OnnxNode[],
  given: ReadonlySet<string>,
  makers: ReadonlyMap<string, OnnxNode>,
): void {
  for (const node of nodes) {
    const missing = valuesReadBy(node).find((name) => !given.has(name) && !makers.has(name));
    if (missing === undefined) continue;
    throw brokenOnnx(
      `a node reads a value that nothing makes, got "${missing}" in ${node.op} "${node.name}", expected an input, a weight or the output of a node`,
    );
  }
}

/** Without those that wait for themselves. */
function inOrder(nodes: readonly OnnxNode[], makers: ReadonlyMap<string, OnnxNode>): OnnxNode[] {
  const done = new Set<OnnxNode>();
  const waiting = new Map<OnnxNode, number>();
  const readers = new Map<OnnxNode, OnnxNode[]>();
  for (const node of nodes) {
    const open = valuesReadBy(node).flatMap((name) => {
      const maker = makers.get(name);
      return maker === undefined || done.has(maker) ? [] : [maker];
    });
    if (open.length === 0) done.add(node);
    else waiting.set(node, open.length);
    for (const maker of open) {
      const known = readers.get(maker);
      if (known === undefined) readers.set(maker, [node]);
      else known.push(node);
    }
  }
  // A set goes on to what is added while it is walked.
  for (const node of done) {
    for (const reader of readers.get(node) ?? []) {
      const left = (waiting.get(reader) ?? 0) - 1;
      waiting.set(reader, left);
      if (left === 0) done.add(reader);
    }
  }
  return [...done];
}
