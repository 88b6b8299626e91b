import type { Attributes } from '../../build/graph-builder.js';
import type { Sizes } from '../../build/value.js';

/** The numbers of cells before and after an axis. */
export type Edges = readonly [before: number, after: number];

/** The cells that a window sees beyond the edges: as TensorFlow names it, or the numbers before and after each axis of space. */
export type Padding = 'same' | 'valid' | readonly Edges[];

/** A window that moves over space. */
export interface SpaceWindow {
  /** Its size along each axis of space. */
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: Padding;
}

/**
 * Gives the attributes of a window. TensorFlow's 'same' is written as numbers, which every op takes, where the sizes are known.
 *
 * @param space The input's sizes along the axes of space.
 * @param window The window.
 * @returns The attributes.
 */
export function windowAttributes(
  space: Sizes,
  { size, strides, dilations, padding }: SpaceWindow,
): Attributes {
  const attributes = {
    kernel_shape: size,
    strides,
    ...(dilations.some((dilation) => dilation !== 1) ? { dilations } : {}),
  };
  const pads = padsOf(space, { size, strides, dilations, padding });
  return pads === undefined
    ? { ...attributes, auto_pad: 'SAME_UPPER' }
    : { ...attributes, pads: beforeThenAfter(pads) };
}

/**
 * Lists pads as ONNX does.
 *
 * @param pads The numbers of cells, axis by axis.
 * @returns Those before the axes, then those after them.
 */
export function beforeThenAfter(pads: readonly Edges[]): number[] {
  return [...pads.map(([before]) => before), ...pads.map(([, after]) => after)];
}

function padsOf(
  space: Sizes,
  { size, strides, dilations, padding }: SpaceWindow,
): readonly Edges[] | undefined {
  if (padding === 'valid') return size.map(() => [0, 0]);
  if (padding !== 'same') return padding;
  const totals = size.map((length, axis) =>
    sameTotal(space[axis] ?? null, (length - 1) * (dilations[axis] ?? 1) + 1, strides[axis] ?? 1),
  );
  const known = totals.filter((total) => total !== undefined);
  return known.length === totals.length ? known.map(halves) : undefined;
}

/** With a stride of one, the number of added cells does not hang on the size. */
function sameTotal(size: number | null, reach: number, stride: number): number | undefined {
  if (stride === 1) return reach - 1;
  if (size === null) return undefined;
  return Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
}

/**
 * Shares padding between two sides as TensorFlow does.
 *
 * @param total The number of cells.
 * @returns The numbers before and after; the odd one is after.
 */
export function halves(total: number): Edges {
  const before = Math.floor(total / 2);
  return [before, total - before];
}
