import type { OnnxNode } from '../../graph/onnx-graph.js';

/** A quantised value with what it takes to read it, all by their names. */
export interface QuantisedInput {
  readonly value: string;
  readonly scale: string;
  readonly zero: string;
}

/** An op that computes in whole numbers, taken apart. */
interface QlinearParts {
  /** The axis along which the steps of the second value, the weights, differ, where they do. */
  readonly axis?: number | undefined;
  /** The op that it stands for. */
  readonly op: string;
  readonly inputs: readonly QuantisedInput[];
  /** A bias of int32 in steps of the product of the first two scales. */
  readonly bias?: string | undefined;
  readonly output: QuantisedInput;
}

type TakeApart = (node: OnnxNode) => QlinearParts;

const at = (node: OnnxNode, position: number): string => node.inputs[position] ?? '';

const inputAt = (node: OnnxNode, position: number): QuantisedInput => ({
  value: at(node, position),
  scale: at(node, position + 1),
  zero: at(node, position + 2),
});

const outputAt = (node: OnnxNode, position: number): QuantisedInput => ({
  value: node.outputs[0] ?? '',
  scale: at(node, position),
  zero: at(node, position + 1),
});

const ofOne =
  (op: string): TakeApart =>
  (node) => ({
    op,
    inputs: [inputAt(node, 0)],
    output: outputAt(node, 3),
  });

const ofTwo =
  (op: string, bias?: number): TakeApart =>
  (node) => ({
    op,
    axis: op === 'Conv' || node.attributes.get('transB')?.value === 1 ? 0 : 1,
    inputs: [inputAt(node, 0), inputAt(node, 3)],
    bias: bias === undefined ? undefined : at(node, bias),
    output: outputAt(node, bias === 6 ? 7 : 6),
  });

/** First what the output is rounded by, then the values. */
const ofSeveral =
  (op: string): TakeApart =>
  (node) => ({
    op,
    inputs: Array.from({ length: Math.floor((node.inputs.length - 2) / 3) }, (_, index) =>
      inputAt(node, 2 + 3 * index),
    ),
    output: outputAt(node, 0),
  });

/** The ops that compute in whole numbers: ONNX's own, and those that ONNX Runtime's quantiser writes besides. */
export const qlinearOps: ReadonlyMap<string, TakeApart> = new Map([
  ['QLinearConv', ofTwo('Conv', 8)],
  ['QLinearMatMul', ofTwo('MatMul')],
  ['QLinearAdd', ofTwo('Add')],
  ['QLinearMul', ofTwo('Mul')],
  ['QGemm', ofTwo('Gemm', 6)],
  ['QLinearConcat', ofSeveral('Concat')],
  ['QLinearAveragePool', ofOne('AveragePool')],
  ['QLinearGlobalAveragePool', ofOne('GlobalAveragePool')],
  ['QLinearLeakyRelu', ofOne('LeakyRelu')],
  ['QLinearSigmoid', ofOne('Sigmoid')],
  ['QLinearSoftmax', ofOne('Softmax')],
]);
