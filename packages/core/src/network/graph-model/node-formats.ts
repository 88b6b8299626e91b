import type { DataFormat } from '@gradcam/layer-select';
import { isChannelsFirst, type GraphModelLike, type GraphNodeLike } from './graph-model-like.js';
import type { Probed } from './probe-shapes.js';
import type { GraphStep } from './trace-graph-model.js';

/** Ops that say where their channels are. */
const spatial =
  /^(_FusedConv2D|Conv[23]D|(Fused)?DepthwiseConv2dNative|Conv[23]DBackpropInput(V2)?|(Max|Avg)Pool(3D|WithArgmax)?|FusedBatchNorm.*|Resize(Bilinear|NearestNeighbor)|DepthToSpace|SpaceToDepth|(Space|Batch)To(Space|Batch)ND|LRN)$/;
/** Ops whose axes are not those of what they read, even where there are as many. */
const rearranging = /Reshape|MatMul|Einsum|Gather|Scatter|Pack|ExpandDims/;

type Format = DataFormat | undefined;

/**
 * Finds where the channels of each node's output are, in a network that moves them: what was converted from another program by way of
 * ONNX transposes its features around each convolution.
 *
 * Convolutions, poolings, batch norms and resizes say where the channels are; everything else hands that on, to what comes after, and to what
 * comes before where nothing before says it.
 *
 * @param model The model, whose constants hold the orders of axes.
 * @param steps Its nodes, in order.
 * @param probed Their shapes.
 * @returns The formats by the nodes' names; none where no node moves channels.
 */
export function nodeFormats(
  model: GraphModelLike,
  steps: readonly GraphStep[],
  probed: ReadonlyMap<string, Probed>,
): ReadonlyMap<string, DataFormat> {
  const formats = new Map<string, DataFormat>();
  const shapeOf = (name: string): readonly number[] => probed.get(name)?.shape ?? [];
  const moving = steps.filter(
    ({ name, node }) => node.op === 'Transpose' && shapeOf(name).length > 2,
  );
  const orders = new Map(moving.map(({ name, node }) => [name, orderOf(model, node.inputNames)]));
  if (![...orders.values()].some(movesChannels)) return formats;
  const producer = new Map(
    steps.flatMap(({ name, outputs }) => outputs.map((output) => [output, name] as const)),
  );
  const put = (name: string, format: Format): void => {
    if (format !== undefined && shapeOf(name).length > 2 && !formats.has(name))
      formats.set(name, format);
  };
  const sourcesOf = ({ name, node, inputs }: GraphStep): readonly string[] =>
    spatial.test(node.op) || rearranging.test(node.op)
      ? []
      : inputs
          .map((value) => producer.get(value) ?? value)
          .filter((source) => isAlike(node, shapeOf(source), shapeOf(name)));
  const forward = (step: GraphStep): void => {
    if (spatial.test(step.node.op)) put(step.name, ownFormat(step));
    const order = orders.get(step.name);
    for (const source of sourcesOf(step)) {
      const format = formats.get(source);
      put(
        step.name,
        order === undefined ? format : moved(format, order.indexOf.bind(order), order),
      );
    }
  };
  const backward = (step: GraphStep): void => {
    if (spatial.test(step.node.op)) put(producer.get(step.inputs[0] ?? '') ?? '', ownFormat(step));
    const format = formats.get(step.name);
    const order = orders.get(step.name);
    for (const source of sourcesOf(step))
      put(source, order === undefined ? format : moved(format, (axis) => order[axis] ?? -1, order));
  };
  steps.forEach(forward);
  [...steps].reverse().forEach(backward);
  steps.forEach(forward);
  return formats;
}

/** A signal is computed as a picture of one row, which is dropped. */
function isAlike({ op }: GraphNodeLike, from: readonly number[], to: readonly number[]): boolean {
  if (op !== 'Squeeze') return from.length === to.length;
  const [first, last] = [from[1] === to[1], from.at(-1) === to.at(-1)];
  return from[0] === to[0] && from.length === to.length + 1 && (first || last);
}

const ownFormat = ({ node }: GraphStep): DataFormat =>
  isChannelsFirst(node) ? 'channelsFirst' : 'channelsLast';

/** The order of axes of a Transpose; empty where it is not a constant. */
function orderOf({ weights }: GraphModelLike, [, name = '']: readonly string[]): readonly number[] {
  return Array.from(weights?.[name]?.[0]?.dataSync() ?? []);
}

const movesChannels = (order: readonly number[]): boolean =>
  moved('channelsLast', order.indexOf.bind(order), order) === 'channelsFirst' ||
  moved('channelsFirst', order.indexOf.bind(order), order) === 'channelsLast';

/** Follows the axis of channels through a Transpose that leaves the batch where it is. */
function moved(format: Format, place: (axis: number) => number, order: readonly number[]): Format {
  if (format === undefined || place(0) !== 0) return undefined;
  const last = order.length - 1;
  const axis = place(format === 'channelsFirst' ? 1 : last);
  if (axis === last) return 'channelsLast';
  return axis === 1 ? 'channelsFirst' : undefined;
}
