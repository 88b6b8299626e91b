import type { OnnxGraph, OnnxNode, OnnxValue } from '../graph/onnx-graph.js';

/** Ops that make sequences, maps, and values that may be missing. */
const others = new Set(
  'ZipMap SequenceConstruct SequenceEmpty SequenceErase SequenceInsert SequenceMap SplitToSequence Optional'.split(
    ' ',
  ),
);

/**
 * Tells whether a node makes tensors.
 *
 * @param node The node; undefined of an input.
 * @returns False for sequences and maps, which cannot be read.
 */
export function makesTensors(node: OnnxNode | undefined): boolean {
  return node === undefined || !others.has(node.op);
}

/**
 * Lists the outputs of a network that are tensors; a map or a sequence stands for the tensor that it is made of, as the probabilities under scikit-learn's ZipMap.
 *
 * @param graph The network.
 * @returns The outputs, each once.
 */
export function tensorOutputs({ nodes, outputs }: OnnxGraph): OnnxValue[] {
  const makers = new Map(
    nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)),
  );
  const found = outputs.map((output): OnnxValue => {
    let maker = makers.get(output.name);
    let name: string | undefined;
    while (maker !== undefined && !makesTensors(maker)) {
      [name] = maker.inputs;
      maker = makers.get(name ?? '');
    }
    return name === undefined ? output : { name, type: undefined, dims: undefined };
  });
  return [...new Map(found.map((output) => [output.name, output])).values()];
}
