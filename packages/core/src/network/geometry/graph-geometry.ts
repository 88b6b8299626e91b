import type { DataFormat, LayerGeometry, MovingWindow, Slice } from '@gradcam/layer-select';
import type { GraphModelLike, GraphNodeLike } from '../graph-model/graph-model-like.js';
import type { GraphStep } from '../graph-model/trace-graph-model.js';
import { computedNumbers, type ValuesOf } from './computed-numbers.js';

/** A node with what it says of its axes of space. */
interface SpatialNode {
  readonly node: GraphNodeLike;
  readonly model: GraphModelLike;
  /** The numbers that are worked out of the sizes of the inputs. */
  readonly computed: ReadonlyMap<string, readonly number[]>;
  /** Takes the numbers for the axes of space out of those for all axes. */
  readonly ofSpace: <T>(all: readonly T[]) => readonly T[];
}

type Reader = (node: SpatialNode) => LayerGeometry | undefined | Promise<LayerGeometry | undefined>;

const readers: readonly (readonly [op: RegExp, read: Reader])[] = [
  [/^(_FusedConv2D|Conv[123]D|(Fused)?DepthwiseConv2dNative)$/, convolution],
  [/^Conv[23]DBackpropInput(V2)?$/, convolution],
  [
    /^(Max|Avg)Pool(3D|WithArgmax|V2)?$/,
    (node) => windowOf(node, node.ofSpace(listed(node, 'kernelSize'))),
  ],
  [/^(Pad|PadV2|MirrorPad)$/, padding],
  [/^Resize(Bilinear|NearestNeighbor)$/, resize],
  [/^(SpaceToBatchND|BatchToSpaceND)$/, blocks],
  [/^(SpaceToDepth|DepthToSpace)$/, depthBlocks],
  [/^Transpose$/, transposition],
  [/^(Slice|StridedSlice)$/, slice],
];

/** Ops whose numbers may be worked out of the sizes of the inputs: pads, and the ends of a part. */
const sized = /^(Pad|PadV2|MirrorPad|Slice|StridedSlice)$/;

/**
 * Reads how the nodes of a graph model move positions.
 *
 * @param model The model, whose constants hold pads, blocks and orders of axes.
 * @param steps Its nodes.
 * @param network The position of the channels where a node does not say it, and what computes values of inputs of a size.
 * @returns The geometry of those that have a window or move positions, by their names.
 */
export async function graphGeometry(
  model: GraphModelLike,
  steps: readonly GraphStep[],
  { dataFormat, valuesOf }: { readonly dataFormat: DataFormat; readonly valuesOf: ValuesOf },
): Promise<ReadonlyMap<string, LayerGeometry>> {
  const found = new Map<string, LayerGeometry>();
  const computed = await computedNumbers(computedNames(model, steps), valuesOf);
  const isFirst = dataFormat === 'channelsFirst';
  const ofSpace: SpatialNode['ofSpace'] = (all) => (isFirst ? all.slice(2) : all.slice(1, -1));
  for (const { name, node } of steps) {
    const read = readers.find(([op]) => op.test(node.op))?.[1];
    const geometry = await read?.({ node, model, computed, ofSpace });
    if (geometry !== undefined) found.set(name, geometry);
  }
  return found;
}

/** The values of pads and slices that are no weights. */
function computedNames(model: GraphModelLike, steps: readonly GraphStep[]): readonly string[] {
  const names = steps
    .filter(({ node, isDynamic }) => sized.test(node.op) && !isDynamic)
    .flatMap(({ node }) => node.inputNames.slice(1, 4))
    .filter((name) => model.weights?.[name.split(':')[0] ?? ''] === undefined);
  return [...new Set(names.filter((name) => !name.startsWith('^')))];
}

/** The size of the kernel is that of its weights. */
function convolution(spatial: SpatialNode): LayerGeometry | undefined {
  const shape = weight(spatial, 1)?.shape;
  return shape === undefined ? undefined : windowOf(spatial, shape.slice(0, -2));
}

function windowOf(spatial: SpatialNode, size: readonly number[]): MovingWindow | undefined {
  const { node, ofSpace } = spatial;
  const strides = ofSpace(listed(spatial, 'strides'));
  const dilations = ofSpace(listed(spatial, 'dilations'));
  const padding = String(node.attrParams['pad']?.value).toLowerCase();
  const explicit = ofSpace(pairs(listed(spatial, 'explicitPaddings')));
  const pads =
    padding === 'same' ? padding : padding === 'valid' ? size.map(() => noPads) : explicit;
  if (pads.length === 0 || strides.length === 0) return undefined;
  const isTransposed = node.op.includes('BackpropInput');
  return {
    kind: 'window',
    // A signal is computed as a picture of one row.
    size: strides.length < size.length ? size.slice(size.length - strides.length) : size,
    strides,
    dilations: dilations.length === 0 ? undefined : dilations,
    pads,
    isTransposed,
  };
}

const noPads = [0, 0] as const;

async function padding(spatial: SpatialNode): Promise<LayerGeometry | undefined> {
  const pads = pairs(await constant(spatial, 1));
  const ones = pads.map(() => 1);
  return pads.length === 0 ? undefined : { kind: 'window', size: ones, strides: ones, pads };
}

function resize({ node }: SpatialNode): LayerGeometry {
  const says = (name: string) => node.attrParams[name]?.value === true;
  const isNearest = node.op.endsWith('NearestNeighbor');
  if (says('alignCorners'))
    return { kind: 'resize', aligned: 'corners', rounding: isNearest ? 'up' : undefined };
  const isHalf = says('halfPixelCenters');
  // To the cell that the middle of the area lies in.
  const rounding = isNearest ? (isHalf ? 'up' : 'floor') : undefined;
  return { kind: 'resize', aligned: isHalf ? 'areas' : 'starts', rounding };
}

/** Blocks become samples, and back: each sample has one position of a block, which is the middle of it on average. */
async function blocks(spatial: SpatialNode): Promise<LayerGeometry | undefined> {
  const [strides, edges] = [await constant(spatial, 1), pairs(await constant(spatial, 2))];
  if (strides.length === 0 || edges.length !== strides.length) return undefined;
  const pads = edges.map(([before, after], axis) => {
    const middle = ((strides[axis] ?? 1) - 1) / 2;
    return [before - middle, after - middle] as const;
  });
  const isTransposed = spatial.node.op === 'BatchToSpaceND';
  return { kind: 'window', size: strides.map(() => 1), strides, pads, isTransposed };
}

function depthBlocks({ node }: SpatialNode): LayerGeometry | undefined {
  const block = node.attrParams['blockSize']?.value;
  if (typeof block !== 'number') return undefined;
  const size = [block, block];
  const isTransposed = node.op === 'DepthToSpace';
  return { kind: 'window', size, strides: size, pads: [noPads, noPads], isTransposed };
}

async function transposition(spatial: SpatialNode): Promise<LayerGeometry | undefined> {
  const order = await constant(spatial, 1);
  return order.length === 0 ? undefined : { kind: 'transpose', order };
}

/** By sizes, of which -1 goes to the end, or by ends. Parts that add axes, drop some or leave some out of their list are not read. */
async function slice(spatial: SpatialNode): Promise<Slice | undefined> {
  const { node } = spatial;
  const mask = (name: string) => Number(node.attrParams[name]?.value ?? 0);
  const others = ['ellipsisMask', 'newAxisMask', 'shrinkAxisMask'].map(mask);
  const [begin, second, strides] = [
    await constant(spatial, 1),
    await constant(spatial, 2),
    await constant(spatial, 3),
  ];
  const isKnown = begin.length > 0 && begin.length === second.length;
  if (!isKnown || others.some((bits) => bits !== 0)) return undefined;
  const isOpen = (name: string, axis: number) => ((mask(name) >> axis) & 1) === 1;
  return {
    kind: 'slice',
    axes: begin.map((first, axis) => {
      const from = isOpen('beginMask', axis) ? 0 : first;
      const given = second[axis] ?? 0;
      if (node.op === 'Slice') return { from, to: given < 0 ? undefined : from + given, stride: 1 };
      const to = isOpen('endMask', axis) ? undefined : given;
      return { from, to, stride: strides[axis] ?? 1 };
    }),
  };
}

function listed({ node }: SpatialNode, name: string): readonly number[] {
  const value = node.attrParams[name]?.value;
  return Array.isArray(value) ? value.map(Number) : [];
}

/** One of a node's inputs that is a weight; undefined where it is computed. */
function weight({ node, model }: SpatialNode, index: number) {
  const [name = ''] = node.inputNames[index]?.split(':') ?? [];
  return model.weights?.[name]?.[0];
}

async function constant(spatial: SpatialNode, index: number): Promise<readonly number[]> {
  const tensor = weight(spatial, index);
  if (tensor !== undefined) return Array.from(await tensor.data());
  return spatial.computed.get(spatial.node.inputNames[index] ?? '') ?? [];
}

function pairs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ]);
}
