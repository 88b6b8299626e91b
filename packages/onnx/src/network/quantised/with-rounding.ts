import type { OnnxGraph, OnnxNode } from '../../graph/onnx-graph.js';

/** A network in which what is rounded is given rounded. */
export interface RoundedGraph {
  /** The network without the nodes that round a value to whole numbers and back: each value is taken as it is afterwards. */
  readonly graph: OnnxGraph;
  /** The nodes that stand behind a node, by its name: the node itself, and those that round its output. */
  readonly nodesBehind: ReadonlyMap<string, readonly OnnxNode[]>;
  /** The same network with the nodes that stand behind others in their places. */
  readonly running: OnnxGraph;
}

/**
 * Joins each node of a quantised network with the QuantizeLinear and DequantizeLinear behind it: ONNX Runtime computes the three at once in whole numbers, and the
 * activations of a layer are what is left after rounding.
 *
 * @param graph The network.
 * @returns The network with joined nodes; the same where nothing is quantised.
 */
export function withRounding(graph: OnnxGraph): RoundedGraph {
  const { joined, sameValue } = joinedNodes(graph);
  const gone = new Set([...joined.values()].flatMap(({ quantize, back }) => [quantize, ...back]));
  const renamed = (name: string): string => sameValue.get(name) ?? name;
  const nodesBehind = new Map<string, readonly OnnxNode[]>();
  const nodes = graph.nodes
    .filter((node) => !gone.has(node))
    .map((node) => {
      const { inputs, captured } = node;
      const own = { ...node, inputs: inputs.map(renamed), captured: captured.map(renamed) };
      const { quantize, first } = joined.get(node) ?? {};
      if (quantize === undefined || first === undefined) return own;
      nodesBehind.set(node.name, [own, quantize, first]);
      return { ...own, outputs: [...first.outputs, ...own.outputs.slice(1)] };
    });
  const outputs = graph.outputs.map((output) => ({ ...output, name: renamed(output.name) }));
  const behind = nodes.flatMap((node) => nodesBehind.get(node.name) ?? [node]);
  return {
    graph: { ...graph, nodes, outputs },
    nodesBehind,
    running: { ...graph, nodes: behind, outputs },
  };
}

/** The nodes that round the output of a node. */
interface Rounding {
  readonly quantize: OnnxNode;
  /** Those that bring it back, which all give the same. */
  readonly back: readonly OnnxNode[];
  readonly first: OnnxNode;
}

/** Finds the nodes whose output nobody reads before it is rounded, and the values that are the same as others. */
function joinedNodes(graph: OnnxGraph): {
  readonly joined: ReadonlyMap<OnnxNode, Rounding>;
  readonly sameValue: ReadonlyMap<string, string>;
} {
  const readers = readersOf(graph);
  const given = new Set(graph.outputs.map(({ name }) => name));
  const onlyReaders = (value: string, op: string): readonly OnnxNode[] => {
    const all = readers.get(value) ?? [];
    return given.has(value) || all.some((node) => node.op !== op) ? [] : all;
  };
  const joined = new Map<OnnxNode, Rounding>();
  const sameValue = new Map<string, string>();
  for (const node of graph.nodes) {
    const rounding = roundingOf(node, onlyReaders);
    if (rounding === undefined) continue;
    const [value = ''] = rounding.first.outputs;
    joined.set(node, rounding);
    for (const { outputs } of rounding.back) sameValue.set(outputs[0] ?? '', value);
  }
  return { joined, sameValue };
}

function roundingOf(
  { op, outputs: [output = ''] }: OnnxNode,
  onlyReaders: (value: string, op: string) => readonly OnnxNode[],
): Rounding | undefined {
  const [quantize, ...others] = onlyReaders(output, 'QuantizeLinear');
  if (quantize === undefined || others.length > 0 || op === 'DequantizeLinear') return undefined;
  const back = onlyReaders(quantize.outputs[0] ?? '', 'DequantizeLinear');
  const [first] = back;
  return first === undefined ? undefined : { quantize, back, first };
}

function readersOf({ nodes }: OnnxGraph): ReadonlyMap<string, readonly OnnxNode[]> {
  const readers = new Map<string, OnnxNode[]>();
  for (const node of nodes)
    for (const name of new Set([...node.inputs, ...node.captured]))
      readers.set(name, [...(readers.get(name) ?? []), node]);
  return readers;
}
