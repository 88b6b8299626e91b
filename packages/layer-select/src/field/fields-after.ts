import { formatOf } from '../graph/format-of.js';
import type {
  LayerGeometry,
  Middle,
  MovingWindow,
  Resize,
  Slice,
} from '../graph/layer-geometry.js';
import type { DataFormat, LayerNode } from '../graph/layer-graph.js';
import { fieldThrough, type AxisField } from './axis-field.js';
import { mergedFields, type Fields } from './merged-fields.js';
import { middleSteps } from './steps/middle-steps.js';
import { positionKind, type PositionKind } from './position-kind.js';
import { reshapedFields } from './reshaped-fields.js';
import { resizeStep } from './steps/resize-step.js';
import { sliceStep } from './steps/slice-step.js';
import { windowStep } from './steps/window-step.js';

/** The facts about what a layer reads. */
export interface LayerInputs {
  readonly fields: readonly Fields[];
  /** The shapes of the layers that it reads, where they are as described. */
  readonly shapes: readonly LayerNode['outputShape'][];
}

/**
 * Moves fields through one layer.
 *
 * @param node The layer; without its shape where its sizes are not as described.
 * @param inputs What it reads.
 * @param dataFormat The position of the channels in the network.
 * @returns The fields of its output; `undefined` where nothing says where its positions lie.
 */
export function fieldsAfter(
  node: LayerNode,
  { fields, shapes }: LayerInputs,
  dataFormat: DataFormat,
): Fields | undefined {
  // One value for all positions stays one, whatever is made of it.
  if (!fields.some(isLocated)) return [];
  const located = fields.findIndex(isLocated);
  const only = fields[located] ?? [];
  if (node.geometry !== undefined) return moved(node, node.geometry, only, dataFormat);
  const from = shapes[located];
  const to = node.outputShape;
  const byKind: Readonly<Record<PositionKind, () => Fields | undefined>> = {
    alike: () => asDescribed(node, mergedFields(fields)),
    channels: () => (only.at(-1) === undefined ? only : undefined),
    part: () => (to === undefined ? undefined : asDescribed(node, only)),
    reshape: () =>
      from === undefined || to === undefined ? undefined : reshapedFields(only, from, to),
    reduction: () => reduced(only, to),
    unknown: () => undefined,
  };
  return byKind[positionKind(node)]();
}

function isLocated(fields: Fields): boolean {
  return fields.some((field) => field !== undefined);
}

function moved(
  node: LayerNode,
  geometry: LayerGeometry,
  fields: Fields,
  dataFormat: DataFormat,
): Fields | undefined {
  if (geometry.kind === 'transpose') return geometry.order.map((axis) => fields[axis]);
  if (geometry.kind === 'slice') return sliced(geometry, fields);
  const format = formatOf(node, dataFormat);
  if (format === 'unclear') return undefined;
  const axes = spaceAxes(format, fields.length);
  return geometry.kind === 'middle'
    ? middleOf(geometry, fields, axes)
    : resampled(node, geometry, fields, axes);
}

/** By windows or a resize, axis by axis. */
function resampled(
  node: LayerNode,
  geometry: MovingWindow | Resize,
  fields: Fields,
  axes: readonly [first: number, end: number],
): Fields | undefined {
  const count = (geometry.kind === 'window' ? geometry.size : geometry.factors)?.length;
  const [first, end] = count === fields.length ? [0, count] : axes;
  const skipped = count === undefined ? first : Math.max(first, end - count);
  const next = fields.map((field, axis) => {
    if (field === undefined || axis < skipped || axis >= end) return field;
    return alongAxis(geometry, axis - skipped, field, node.outputShape?.[axis] ?? undefined);
  });
  // Channels that hold positions cannot be told apart.
  const isWhole = fields.every(
    (field, axis) => field === undefined || (axis >= first && axis < end),
  );
  return isWhole && !next.includes('unknown')
    ? next.map((field) => (field === 'unknown' ? undefined : field))
    : undefined;
}

function sliced({ axes }: Slice, fields: Fields): Fields | undefined {
  // Of positions that run backwards no field can be told.
  const isTurned = fields.some((field, axis) => field && (axes[axis]?.stride ?? 1) < 0);
  if (isTurned) return undefined;
  return fields.map((field, axis) => {
    const part = axes[axis];
    return field && part ? fieldThrough(field, sliceStep(part, field.size)) : field;
  });
}

/** Both axes at once: the ratio of a picture's sides says which part of it is the middle. */
function middleOf(
  geometry: Middle,
  fields: Fields,
  [first, end]: readonly [number, number],
): Fields | undefined {
  const [rows, columns, ...others] = fields.slice(first, end);
  if (rows === undefined || columns === undefined || others.length > 0) return undefined;
  const [down, across] = middleSteps(geometry, [rows.size, columns.size]);
  const through = [down.reduce(fieldThrough, rows), across.reduce(fieldThrough, columns)];
  return fields.map((field, axis) => through[axis - first] ?? field);
}

function spaceAxes(format: DataFormat, rank: number): [first: number, end: number] {
  return format === 'channelsFirst' ? [2, rank] : [1, rank - 1];
}

function alongAxis(
  geometry: MovingWindow | Resize,
  index: number,
  field: AxisField,
  known: number | undefined,
): AxisField | 'unknown' | undefined {
  if (geometry.kind === 'window')
    return fieldThrough(field, windowStep(geometry, index, field.size, known));
  const factor = geometry.factors?.[index];
  const size = known ?? (factor === undefined ? undefined : Math.floor(field.size * factor));
  if (size === undefined) return 'unknown';
  // One value that is repeated is the same at all positions.
  return field.size === 1 && size > 1
    ? undefined
    : fieldThrough(field, resizeStep(geometry, field.size, size));
}

/** An axis that keeps its size keeps its positions; over the others is one value for all. */
function reduced(fields: Fields, shape: LayerNode['outputShape']): Fields | undefined {
  if (shape === undefined) return undefined;
  if (shape.length < fields.length) return shape.length < 3 ? [] : undefined;
  return fields.map((field, axis) => (field?.size === shape[axis] ? field : undefined));
}

/** Positions were joined or left out where the network says other sizes. */
function asDescribed(node: LayerNode, fields: Fields | undefined): Fields | undefined {
  const shape = node.outputShape;
  const isSame = fields?.every(
    (field, axis) =>
      field === undefined || shape === undefined || shape.at(axis - fields.length) === field.size,
  );
  return isSame === true ? fields : undefined;
}
