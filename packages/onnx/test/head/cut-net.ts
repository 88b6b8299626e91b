import type { OnnxFile } from '../../src/file/onnx-file.js';
import type { OnnxGraph, OnnxNode } from '../../src/graph/onnx-graph.js';
import { isFixed } from '../../src/head/fixed/is-fixed.js';

/** A network cut at a node. */
export interface CutNet {
  readonly file: OnnxFile;
  readonly nodes: readonly OnnxNode[];
  /** The values at the cut, that of the activations first. */
  readonly feeds: readonly string[];
  readonly target: string;
}

/**
 * Cuts a network.
 *
 * @param file The network.
 * @param feature The node whose output is the activations.
 * @param reduction The last node; a softmax is left out, for it may be saturated.
 * @returns The head.
 */
export function cutNet(file: OnnxFile, feature: string, reduction: string): CutNet {
  const { graph } = file;
  const [from = ''] = nodeNamed(graph, feature).outputs;
  const last = nodeNamed(graph, reduction);
  const [target = ''] = last.op === 'Softmax' ? last.inputs : last.outputs;
  const nodes = between(graph, from, target);
  const known = new Set(graph.constants.keys());
  for (const node of graph.nodes) {
    if (isFixed(node, (name) => known.has(name))) node.outputs.forEach((name) => known.add(name));
  }
  nodes.forEach(({ outputs }) => {
    outputs.forEach((name) => known.add(name));
  });
  const read = nodes.flatMap(({ inputs }) => inputs.filter((name) => name !== ''));
  const passing = read.filter((name) => name !== from && !known.has(name));
  return { file, nodes, feeds: [from, ...new Set(passing)], target };
}

function nodeNamed({ nodes }: OnnxGraph, name: string): OnnxNode {
  const node = nodes.find((each) => each.name === name);
  if (node === undefined) throw new RangeError(`there is no node ${name}`);
  return node;
}

/** The nodes that lie behind a value and in front of another. */
function between({ nodes }: OnnxGraph, from: string, to: string): OnnxNode[] {
  const behind = new Set([from]);
  const reached = nodes.filter(({ inputs, outputs }) => {
    const isReached = inputs.some((name) => behind.has(name));
    if (isReached) outputs.forEach((name) => behind.add(name));
    return isReached;
  });
  const needed = new Set([to]);
  const wanted = [...reached].reverse().filter(({ inputs, outputs }) => {
    const isWanted = outputs.some((name) => needed.has(name));
    if (isWanted) inputs.forEach((name) => needed.add(name));
    return isWanted;
  });
  return wanted.reverse();
}
