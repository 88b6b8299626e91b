import type { DataFormat } from '@gradcam/layer-select';
import type { OnnxNode } from '../graph/onnx-graph.js';
import type { FormatFacts, ValueShapes } from './format-facts.js';

type Moves = (format: DataFormat, from: string, to: string) => DataFormat | undefined;

/** The positions of channels around one node. */
export interface FormatStep {
  /** The format of its outputs, and of what it reads, where the node itself says it. */
  readonly own: DataFormat | undefined;
  readonly outputs: readonly string[];
  /** The value that it reads in its own format. */
  readonly reads: string | undefined;
  /** The values that hand a format to each other: what it reads, and what comes of it. */
  readonly links: readonly (readonly [from: string, to: string])[];
  /** The format of an output, by that of an input. */
  readonly after: Moves;
  /** The format of an input, by that of an output. */
  readonly before: Moves;
}

const convolutions = new Set(
  (
    'Conv ConvInteger ConvTranspose DeformConv FusedConv QLinearConv BatchNormalization InstanceNormalization GroupNormalization LRN ' +
    'MaxPool AveragePool LpPool GlobalMaxPool GlobalAveragePool GlobalLpPool MaxUnpool DepthToSpace SpaceToDepth GridSample'
  ).split(' '),
);
// With weights behind it, a product is one of each row of channels.
const products = new Set('MatMul MatMulInteger QLinearMatMul Gemm'.split(' '));
// Over the last axis, as all exporters write them.
const norms = new Set(
  'LayerNormalization RMSNormalization SkipLayerNormalization SimplifiedLayerNormalization'.split(
    ' ',
  ),
);
const reshapes = new Set('Reshape Flatten Squeeze Unsqueeze'.split(' '));
// Each position of an axis is handed on as it is, or computed from the same position.
const alike = new Set(
  (
    'Abs Add And BiasGelu BitShift Cast Ceil Celu Clip Concat Cos CumSum DequantizeLinear Div Dropout Elu Equal Erf Exp Expand FastGelu ' +
    'Floor Gelu Greater GreaterOrEqual HardSigmoid HardSwish Identity LeakyRelu Less LessOrEqual Log LogSoftmax Max Mean Min Mish Mod ' +
    'Mul Neg Not Or PRelu Pad Pow QuantizeLinear QuickGelu Reciprocal ReduceL1 ReduceL2 ReduceMax ReduceMean ReduceMin ReduceSum Relu ' +
    'Resize Round Selu Sigmoid Sign Sin Slice Softmax Softplus Softsign Split Sqrt Sub Sum Swish Tan Tanh ThresholdedRelu Tile ' +
    'Upsample Where Xor'
  ).split(' '),
);

/**
 * Says what a node tells of the positions of channels.
 *
 * @param node The node.
 * @param facts What is known of the values.
 * @returns Its own format, and how it hands others on.
 */
export function formatStep(node: OnnxNode, facts: FormatFacts): FormatStep {
  const computed = node.inputs.filter(facts.isComputed);
  const own = ownFormat(node, computed);
  const [data = ''] = node.inputs;
  const isMoved = own !== undefined || node.op === 'Transpose' || reshapes.has(node.op);
  const others = alike.has(node.op) || products.has(node.op) ? computed : [];
  // A convolution has its own format, whatever comes in.
  const sources = own === 'channelsFirst' ? [] : isMoved ? [data] : others;
  const outputs = node.outputs.filter((name) => name !== '');
  return {
    own,
    outputs: outputs.slice(0, 1),
    reads: own === undefined ? undefined : data,
    links: sources.flatMap((from) => outputs.map((to) => [from, to] as const)),
    ...moves(node, facts.shapes),
  };
}

/** Says where the channels are by the op alone. */
function ownFormat(node: OnnxNode, computed: readonly string[]): DataFormat | undefined {
  if (convolutions.has(node.op)) return 'channelsFirst';
  const isRowByRow =
    products.has(node.op) && computed.length === 1 && computed[0] === node.inputs[0];
  return isRowByRow || norms.has(node.op) ? 'channelsLast' : undefined;
}

function moves(node: OnnxNode, shapes: ValueShapes): Pick<FormatStep, 'after' | 'before'> {
  if (node.op === 'Transpose') {
    const order = orderOf(node);
    return {
      after: (format) => moved(format, order.indexOf.bind(order), order.length),
      before: (format) => moved(format, (axis) => order[axis] ?? -1, order.length),
    };
  }
  const keeps = reshapes.has(node.op) ? keepsChannels : keepsRank;
  const both: Moves = (format, from, to) =>
    keeps(format, shapes.get(from), shapes.get(to)) ? format : undefined;
  return { after: both, before: both };
}

function orderOf(node: OnnxNode): readonly number[] {
  const order = node.attributes.get('perm');
  return order?.kind === 'ints' ? order.value : [];
}

/** Follows the axis of channels through a Transpose that leaves the batch where it is. */
function moved(
  format: DataFormat,
  place: (axis: number) => number,
  rank: number,
): DataFormat | undefined {
  if (place(0) !== 0) return undefined;
  const axis = place(format === 'channelsFirst' ? 1 : rank - 1);
  if (axis === rank - 1) return 'channelsLast';
  return axis === 1 ? 'channelsFirst' : undefined;
}

type Shape = readonly (number | null)[] | undefined;

function keepsRank(_: DataFormat, from: Shape, to: Shape): boolean {
  return from === undefined || to === undefined || from.length === to.length;
}

/** Checks that a change of shape leaves the axis of channels whole, with the batch before it, or at the end. */
function keepsChannels(format: DataFormat, from: Shape, to: Shape): boolean {
  if (from === undefined || to === undefined) return false;
  if (format === 'channelsLast') return isSame(from.at(-1), to.at(-1));
  return from[0] === to[0] && isSame(from[1], to[1]);
}

function isSame(a: number | null | undefined, b: number | null | undefined): boolean {
  return a === b && typeof a === 'number';
}
