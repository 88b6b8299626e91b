import { findLayer } from '../graph/find-layer.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { onGraph } from '../on-graph.js';
import type { AxisField } from './axis-field.js';
import { normalType } from '../graph/normal-type.js';
import { isFraming } from './may-frame.js';
import type { Fields } from './merged-fields.js';
import { spaceFields } from './space-fields.js';
import { walkFields, type FieldInput, type FieldWalk } from './walk-fields.js';

/** The part of an axis that a network adds at an end, or leaves out there, from which on it frames its input. */
const much = 1 / 8;
/** The same in positions of what is padded or cut: fewer are what windows make up for, be they a large part of a small layer. */
const many = 4;
/** Layers after which positions run backwards, or around. */
const turning = /^(reverse|reversev2|roll)$/;

/** The way in which a network pads, cuts or turns its input. */
export interface InputFrame {
  /** The layer that pads it, takes a part of it or turns it. */
  readonly layer: string;
  /** The places of a feature layer's positions, as `receptiveField` gives them; undefined where nothing says where they lie. */
  readonly fields: readonly AxisField[] | undefined;
}

/**
 * Finds whether a network turns its input around, pads it, or takes a part of it by so much that features that are laid over the whole input side by side would lie elsewhere than what they see.
 *
 * That is so where one layer adds or leaves out an eighth of an axis or more at one end, four positions at least, and the features' centres are off by more than half a cell, or so much of an axis is never seen: pads that convolutions make up for are no frame.
 *
 * @param graph The network, with the geometry of its layers.
 * @param layer The name of the feature layer.
 * @param input The input, of its real size.
 * @returns The frame; `undefined` where there is none, as far as the layers say.
 * @throws `LAYER_NOT_FOUND`, `BAD_OPTION` for what is not a graph
 *
 * @example
 * ```ts
 * // A network that pads pictures at the right and below until they have 513 x 513.
 * const input = { name: 'ImageTensor', shape: [1, 257, 257, 3], space: [1, 2] };
 * inputFrame(graph, 'concat_projection/Relu', input); // { layer: 'Pad', fields: … }
 * ```
 */
export function inputFrame(
  graph: LayerGraph,
  layer: string,
  input: FieldInput,
): InputFrame | undefined {
  return onGraph('inputFrame', graph, () => {
    const feature = findLayer(graph, layer, 'the layer');
    const walk = walkFields(graph, layer, input);
    const fields = spaceFields(walk.fields.get(layer), feature, graph.dataFormat);
    const frame = framingLayer(walk, input) ?? turningLayer(walk, layer);
    if (frame === undefined) return undefined;
    return fields === undefined || fields.some((field) => isElsewhere(field, input))
      ? { layer: frame, fields }
      : undefined;
  });
}

/** The first layer that frames the input. */
function framingLayer({ fields, lost, layers }: FieldWalk, input: FieldInput): string | undefined {
  const shapes = new Map(layers.map(({ name, outputShape }) => [name, outputShape]));
  const found = layers.find((node) => {
    const read = node.inputs.map((name) => fields.get(name)).find(isKnown) ?? [];
    const made = fields.get(node.name);
    if (!isFraming(node.type)) return false;
    if (node === lost)
      return isTurned(node) || changesSize(node, shapes.get(node.inputs[0] ?? ''), read);
    return made !== undefined && movesEnds(read, made, input);
  });
  return found?.name;
}

/** True where positions run backwards, or around. */
function isTurned({ type, geometry }: LayerNode): boolean {
  if (geometry?.kind === 'slice') return geometry.axes.some((axis) => (axis?.stride ?? 1) < 0);
  return turning.test(normalType(type));
}

/** The first layer that changes the order of the axes of space, where a later one does not change it back. */
function turningLayer({ fields, lost, layers }: FieldWalk, layer: string): string | undefined {
  const isOrdered = (of: Fields = []) => {
    const axes = of.flatMap((field) => (field === undefined ? [] : [field.axis]));
    return axes.every((axis, at) => at === 0 || axis > (axes[at - 1] ?? axis));
  };
  if (lost !== undefined || isOrdered(fields.get(layer))) return undefined;
  return layers.find(({ name, type }) => isFraming(type) && !isOrdered(fields.get(name)))?.name;
}

function isKnown(fields: Fields | undefined): fields is Fields {
  return fields !== undefined;
}

/** True where an axis with positions gets another size. */
function changesSize(
  { outputShape }: LayerNode,
  shape: LayerNode['outputShape'],
  read: Fields,
): boolean {
  if (outputShape === undefined || shape?.length !== outputShape.length) return false;
  return read.some((field, axis) => {
    const size = outputShape[axis];
    return field !== undefined && size != null && isMuch(Math.abs(size - field.size), field.size);
  });
}

/** True where an end of an axis lies elsewhere over the input. */
function movesEnds(read: Fields, made: Fields, { shape, space }: FieldInput): boolean {
  const before = new Map(read.flatMap((field) => (field ? [[field.axis, field] as const] : [])));
  return made.some((field) => {
    const old = field && before.get(field.axis);
    if (field === undefined || old === undefined) return false;
    const size = (shape[space[field.axis] ?? 0] ?? 1) / old.stride;
    return ends(field).some((end, index) =>
      isMuch(Math.abs(end - (ends(old)[index] ?? end)) / old.stride, size),
    );
  });
}

function isMuch(positions: number, size: number): boolean {
  return positions >= many && positions >= much * size;
}

/** The ends of the area that the positions cover. */
function ends({ offset, size, stride }: AxisField): readonly [number, number] {
  return [offset - stride / 2, offset + (size - 0.5) * stride];
}

/** True where the centres are off by more than half a cell of those that lie side by side, or a crop has left out much that these would cover. */
function isElsewhere({ axis, size, offset, stride, left }: AxisField, input: FieldInput): boolean {
  const whole = input.shape[input.space[axis] ?? 0] ?? 1;
  const [first, last] = left ?? [0, whole - 1];
  if (isMuch(Math.max(first, whole - 1 - last), whole)) return true;
  const cell = whole / size;
  return [0, size - 1].some(
    (position) => Math.abs(offset + position * stride - ((position + 0.5) * cell - 0.5)) > cell / 2,
  );
}
