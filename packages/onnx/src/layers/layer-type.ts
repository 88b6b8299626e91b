import type { OnnxNode } from '../graph/onnx-graph.js';

/** ONNX's names of what the choice of layers knows by another one: ONNX's own Sum, Max, Min and Mean take several values, position by position. */
const otherNames: Readonly<Record<string, string>> = {
  Gemm: 'Dense',
  Sum: 'AddN',
  Max: 'Maximum',
  Min: 'Minimum',
  Mean: 'Average',
  ReduceMax: 'Max',
  ReduceMean: 'Mean',
  ReduceMin: 'Min',
  ReduceSum: 'Sum',
  Unsqueeze: 'ExpandDims',
  Where: 'Select',
  GreaterOrEqual: 'GreaterEqual',
  LessOrEqual: 'LessEqual',
  // ONNX Runtime's own, which it writes when it saves an optimised network.
  BiasGelu: 'Gelu',
  FastGelu: 'Gelu',
  QuickGelu: 'Gelu',
  SkipLayerNormalization: 'LayerNormalization',
};

const nearZero = 1e-3;

/** The facts about a node that its op does not tell. */
export interface NodeFacts {
  /** The number of values that it reads which depend on the network's input. */
  readonly computedInputs: number;
  /** Gives a single number that the file holds. */
  readonly numberOf: (name: string | undefined) => number | undefined;
  /** Gives the op that computes a value. */
  readonly opOf: (name: string | undefined) => string | undefined;
}

/**
 * Names the kind of a node as the choice of layers knows it.
 *
 * @param node The node.
 * @param facts What its op does not tell.
 * @returns The kind: `Relu6` for a Clip from 0 to 6, `Dense` for a Gemm, …; the op where both are the same.
 */
export function layerType(node: OnnxNode, facts: NodeFacts): string {
  if (node.op === 'Clip') return clipType(node, facts);
  // A product of two activations, as in an attention, is no layer with weights.
  if (node.op === 'MatMul' && facts.computedInputs > 1) return 'BatchMatMul';
  return otherNames[node.op] ?? node.op;
}

function clipType(node: OnnxNode, { numberOf, opOf }: NodeFacts): string {
  const least = bound(node, 'min') ?? numberOf(node.inputs[1]);
  const most = bound(node, 'max') ?? numberOf(node.inputs[2]);
  // A generalised mean keeps its input off zero by a clip, into which exporters merge the ReLU before it.
  const isRelu = least === 0 || (isNearZero(least) && opOf(node.inputs[0]) !== 'Relu');
  if (!isRelu) return 'ClipByValue';
  return most === 6 ? 'Relu6' : 'ClippedRelu';
}

function isNearZero(bound: number | undefined): boolean {
  return bound !== undefined && bound > 0 && bound <= nearZero;
}

/** A bound of the Clip of opsets up to 10. */
function bound(node: OnnxNode, name: string): number | undefined {
  const attribute = node.attributes.get(name);
  return attribute?.kind === 'float' ? attribute.value : undefined;
}
