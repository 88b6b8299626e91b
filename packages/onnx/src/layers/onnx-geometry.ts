import type { LayerGeometry, MovingWindow, Resize, Slice, SlicedAxis } from '@gradcam/layer-select';
import { valuesOf } from '../file/tensor/values-of.js';
import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';

/** A node with the numbers that the file holds for it. */
interface KnownNode {
  readonly node: OnnxNode;
  /** Gives the numbers of an input that is a constant, none where it is computed or left out. */
  readonly constant: (index: number) => readonly number[];
  /** Gives the sizes of an input that is a constant. */
  readonly dims: (index: number) => readonly number[];
}

const readers: readonly (readonly [
  op: RegExp,
  read: (known: KnownNode) => LayerGeometry | undefined,
])[] = [
  [/^(Fused|QLinear)?Conv(Integer)?$/, convolution],
  [/^ConvTranspose$/, convolution],
  [/^(Max|Average|Lp)Pool$/, convolution],
  [/^Pad$/, padding],
  [/^Slice$/, slice],
  [/^(Resize|Upsample)$/, resize],
  [/^(SpaceToDepth|DepthToSpace)$/, blocks],
  [/^Transpose$/, ({ node }) => ({ kind: 'transpose', order: ints(node, 'perm') })],
];

/**
 * Reads how the nodes of a network move positions.
 *
 * @param graph The network.
 * @returns The geometry of those that have a window or move positions, by their names.
 */
export function onnxGeometry({ nodes, constants }: OnnxGraph): ReadonlyMap<string, LayerGeometry> {
  const made = new Map(
    nodes.flatMap(({ op, outputs: [output = ''], attributes }) => {
      const value = op === 'Constant' ? attributes.get('value') : undefined;
      return value?.kind === 'tensor' ? [[output, value.value] as const] : [];
    }),
  );
  return new Map(
    nodes.flatMap((node) => {
      const tensorAt = (index: number) => {
        const name = node.inputs[index] ?? '';
        return constants.get(name) ?? made.get(name);
      };
      const constant = (index: number): readonly number[] => {
        const tensor = tensorAt(index);
        return tensor === undefined ? [] : Array.from(valuesOf(tensor), Number);
      };
      const dims = (index: number) => tensorAt(index)?.dims ?? [];
      const geometry = readers.find(([op]) => op.test(node.op))?.[1]({ node, constant, dims });
      return geometry === undefined ? [] : [[node.name, geometry] as const];
    }),
  );
}

/** The kernel's size stands in the node, or is that of its weights. */
function convolution({ node, dims }: KnownNode): MovingWindow | undefined {
  const stated = ints(node, 'kernel_shape');
  const size = stated.length > 0 ? stated : dims(node.op === 'QLinearConv' ? 3 : 1).slice(2);
  if (size.length === 0) return undefined;
  const strides = ints(node, 'strides');
  const dilations = ints(node, 'dilations');
  return {
    kind: 'window',
    size,
    strides: strides.length > 0 ? strides : size.map(() => 1),
    dilations: dilations.length > 0 ? dilations : undefined,
    pads: padsOf(node, size.length),
    isTransposed: node.op === 'ConvTranspose',
  };
}

function padsOf(node: OnnxNode, count: number): MovingWindow['pads'] {
  const automatic = text(node, 'auto_pad');
  if (automatic === 'SAME_UPPER') return 'same';
  if (automatic === 'SAME_LOWER') return 'same-lower';
  // A transposed convolution that is told its size is padded until it has it.
  if (ints(node, 'output_shape').length > 0) return 'same';
  return pairs(ints(node, 'pads'), count);
}

/** Those before all axes stand before those after them. */
function pairs(pads: readonly number[], count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, axis) => [pads[axis] ?? 0, pads[axis + count] ?? 0]);
}

function padding({ node, constant }: KnownNode): MovingWindow | undefined {
  const stated = ints(node, 'pads');
  const all = stated.length > 0 ? stated : constant(1);
  if (all.length === 0 || (node.inputs[3] ?? '') !== '') return undefined;
  const pads = pairs(all, all.length / 2);
  const ones = pads.map(() => 1);
  return { kind: 'window', size: ones, strides: ones, pads };
}

/** Before opset 10 the numbers stand in the node. Axes that are counted from the last cannot be told here. */
function slice({ node, constant }: KnownNode): Slice | undefined {
  const old = ['starts', 'ends', 'axes'].map((name) => ints(node, name));
  const [starts = [], ends = [], named = []] =
    node.inputs.length > 1 ? [1, 2, 3].map(constant) : old;
  const steps = constant(4);
  const axes = named.length > 0 ? named : starts.map((_, index) => index);
  const isKnown = starts.length > 0 && ends.length === starts.length;
  if (!isKnown || isComputed({ node, constant }) || Math.min(...axes) < 0) return undefined;
  const parts = new Map(
    axes.map((axis, index): readonly [number, SlicedAxis] => [
      axis,
      { from: starts[index] ?? 0, to: ends[index], stride: steps[index] ?? 1 },
    ]),
  );
  return {
    kind: 'slice',
    axes: Array.from({ length: Math.max(...axes) + 1 }, (_, axis) => parts.get(axis)),
  };
}

function isComputed({ node, constant }: Pick<KnownNode, 'node' | 'constant'>): boolean {
  const [, ...others] = node.inputs;
  return others.some((name, index) => name !== '' && constant(index + 1).length === 0);
}

const alignments: Readonly<Record<string, Resize['aligned']>> = {
  half_pixel: 'areas',
  half_pixel_symmetric: 'areas',
  pytorch_half_pixel: 'areas',
  align_corners: 'corners',
  asymmetric: 'starts',
};

const roundings: Readonly<Record<string, Resize['rounding']>> = {
  round_prefer_floor: 'down',
  round_prefer_ceil: 'up',
  floor: 'floor',
  ceil: 'ceil',
};

/** Opsets up to 10 have no modes of their own: the starts lie on each other. */
function resize({ node, constant }: KnownNode): Resize | undefined {
  const isOld = node.op === 'Upsample' || node.inputs.length === 2;
  const said = (name: string, newer: string, older: string) =>
    isOld ? older : (text(node, name) ?? newer);
  const aligned = alignments[said('coordinate_transformation_mode', 'half_pixel', 'asymmetric')];
  const nearest = roundings[said('nearest_mode', 'round_prefer_floor', 'floor')];
  const isNearest = (text(node, 'mode') ?? 'nearest') === 'nearest';
  const scales = constant(isOld ? 1 : 2);
  return aligned === undefined
    ? undefined
    : {
        kind: 'resize',
        aligned,
        rounding: isNearest ? nearest : undefined,
        factors: scales.length > 2 ? scales.slice(2) : undefined,
      };
}

function blocks({ node }: KnownNode): MovingWindow | undefined {
  const attribute = node.attributes.get('blocksize');
  if (attribute?.kind !== 'int') return undefined;
  const size = [attribute.value, attribute.value];
  const isTransposed = node.op === 'DepthToSpace';
  return {
    kind: 'window',
    size,
    strides: size,
    pads: [
      [0, 0],
      [0, 0],
    ],
    isTransposed,
  };
}

function ints(node: OnnxNode, name: string): readonly number[] {
  const attribute = node.attributes.get(name);
  return attribute?.kind === 'ints' ? attribute.value : [];
}

function text(node: OnnxNode, name: string): string | undefined {
  const attribute = node.attributes.get(name);
  return attribute?.kind === 'string' ? attribute.value : undefined;
}
