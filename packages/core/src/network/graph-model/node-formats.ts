import type { DataFormat } from '@gradcam/layer-select';
import { channelFormats, type FormatStep } from '../channel-formats.js';
import { isChannelsFirst, type GraphModelLike, type GraphNodeLike } from './graph-model-like.js';
import type { Probed } from './probe-shapes.js';
import type { GraphStep } from './trace-graph-model.js';

/** Ops that say where their channels are. */
const spatial =
  /^(_FusedConv2D|Conv[23]D|(Fused)?DepthwiseConv2dNative|Conv[23]DBackpropInput(V2)?|(Max|Avg)Pool(3D|WithArgmax)?|FusedBatchNorm.*|Resize(Bilinear|NearestNeighbor)|DepthToSpace|SpaceToDepth|(Space|Batch)To(Space|Batch)ND|LRN)$/;
/** Ops whose axes are not those of what they read, even where there are as many. */
const rearranging = /Reshape|MatMul|Einsum|Gather|Scatter|Pack/;

/**
 * Finds where the channels of each node's output are: what was converted from another program by way of ONNX transposes its features around
 * each convolution.
 *
 * @param model The model, whose constants hold the orders of axes.
 * @param steps Its nodes, in order.
 * @param probed Their shapes.
 * @returns The formats by the nodes' names; none where no node changes the order of axes.
 */
export function nodeFormats(
  model: GraphModelLike,
  steps: readonly GraphStep[],
  probed: ReadonlyMap<string, Probed>,
): ReadonlyMap<string, DataFormat> {
  if (!steps.some(({ node }) => node.op === 'Transpose')) return new Map();
  const shapeOf = (name: string): readonly number[] => probed.get(name)?.shape ?? [];
  const producer = new Map(
    steps.flatMap(({ name, outputs }) => outputs.map((output) => [output, name] as const)),
  );
  return channelFormats(
    steps.map(({ name, node, inputs }): FormatStep => {
      const shape = shapeOf(name);
      const read = inputs.map((value) => producer.get(value) ?? value);
      const step = { name, rank: shape.length, sources: [] };
      if (spatial.test(node.op)) {
        const format = isChannelsFirst(node) ? 'channelsFirst' : 'channelsLast';
        return { ...step, own: { format, reads: read[0] } };
      }
      const sources = read.map((source) => ({
        name: source,
        kept: keptFormats(node, shapeOf(source), shape),
      }));
      const order = node.op === 'Transpose' ? orderOf(model, node) : undefined;
      return { ...step, sources, order };
    }),
  );
}

const both: readonly DataFormat[] = ['channelsLast', 'channelsFirst'];

function keptFormats(
  { op }: GraphNodeLike,
  from: readonly number[],
  to: readonly number[],
): readonly DataFormat[] {
  if (rearranging.test(op)) return [];
  // A signal is computed as a picture of one row, which is added and dropped.
  if (op !== 'Squeeze' && op !== 'ExpandDims') return from.length === to.length ? both : [];
  if (from[0] !== to[0] || Math.abs(from.length - to.length) !== 1) return [];
  const isKept = (format: DataFormat) =>
    format === 'channelsLast' ? from.at(-1) === to.at(-1) : from[1] === to[1];
  return both.filter(isKept);
}

/** The order of axes of a Transpose; empty where it is computed. */
function orderOf({ weights }: GraphModelLike, { inputNames }: GraphNodeLike): readonly number[] {
  return Array.from(weights?.[inputNames[1] ?? '']?.[0]?.dataSync() ?? []);
}
