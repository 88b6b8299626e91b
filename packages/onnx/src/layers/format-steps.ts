import type { FormatStep } from '@gradcam/core/network';
import type { DataFormat } from '@gradcam/layer-select';
import type { OnnxNode } from '../graph/onnx-graph.js';
import type { FormatFacts } from './format-facts.js';

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
 * @returns A step for each of its outputs.
 */
export function formatSteps(node: OnnxNode, facts: FormatFacts): readonly FormatStep[] {
  const computed = node.inputs.filter(facts.isComputed);
  const format = ownFormat(node, computed);
  const [data = ''] = node.inputs;
  const isMoved = format !== undefined || node.op === 'Transpose' || reshapes.has(node.op);
  const others = alike.has(node.op) || products.has(node.op) ? computed : [];
  // A convolution has its own format, whatever comes in.
  const read = format === 'channelsFirst' ? [] : isMoved ? [data] : others;
  return node.outputs
    .filter((name) => name !== '')
    .map((name, index) => ({
      name,
      rank: facts.shapes.get(name)?.length,
      sources: read.map((from) => ({ name: from, kept: keptFormats(node, facts, from, name) })),
      own: format === undefined || index > 0 ? undefined : { format, reads: data },
      order: node.op === 'Transpose' ? orderOf(node) : undefined,
    }));
}

/** Says where the channels are by the op alone. */
function ownFormat(node: OnnxNode, computed: readonly string[]): DataFormat | undefined {
  if (convolutions.has(node.op)) return 'channelsFirst';
  const isRowByRow =
    products.has(node.op) && computed.length === 1 && computed[0] === node.inputs[0];
  return isRowByRow || norms.has(node.op) ? 'channelsLast' : undefined;
}

/** The formats in which the channels of an input are those of an output. */
function keptFormats(
  { op }: OnnxNode,
  { shapes }: FormatFacts,
  from: string,
  to: string,
): readonly DataFormat[] | undefined {
  if (op === 'Transpose') return undefined;
  const keeps = reshapes.has(op) ? keepsChannels : keepsRank;
  const isKept = (format: DataFormat) => keeps(format, shapes.get(from), shapes.get(to));
  return (['channelsLast', 'channelsFirst'] as const).filter(isKept);
}

function orderOf(node: OnnxNode): readonly number[] {
  const order = node.attributes.get('perm');
  return order?.kind === 'ints' ? order.value : [];
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
