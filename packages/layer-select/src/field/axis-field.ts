/** The places of a layer's positions along one axis of space, in positions of the network's input. */
export interface AxisField {
  /** The input's axis of space, from 0. */
  readonly axis: number;
  /** The number of positions. */
  readonly size: number;
  /** The centre of the first position's receptive field. */
  readonly offset: number;
  /** The distance between the centres of neighbours. */
  readonly stride: number;
  /** The number of input positions that one position sees, at most. */
  readonly reach: number;
  /** The largest distance between centres that branches brought together; 0 where all agreed. */
  readonly spread: number;
  /** The first and the last position of the input that a crop has left; undefined where nothing was cropped. */
  readonly left?: readonly [first: number, last: number] | undefined;
}

/** The facts by which one layer moves positions along an axis: position p of its output sees p * scale + shift of what it reads. */
export interface AxisStep {
  readonly scale: number;
  readonly shift: number;
  /** The distance from the first to the last position that it reads for one. */
  readonly reach: number;
  /** The number of positions of its output. */
  readonly size: number;
  /** True if the layer leaves positions out at an end. */
  readonly crops?: boolean | undefined;
}

/**
 * Moves a field through one layer.
 *
 * @param field The field of what the layer reads.
 * @param step The layer.
 * @returns The field of its output.
 */
export function fieldThrough(field: AxisField, step: AxisStep): AxisField {
  const moved = {
    ...field,
    size: step.size,
    offset: field.offset + step.shift * field.stride,
    stride: field.stride * step.scale,
    reach: field.reach + step.reach * field.stride,
  };
  return step.crops === true ? { ...moved, left: leftOf(moved) } : moved;
}

/** The positions of the input that are seen at all, of those that were left before. */
function leftOf({ size, offset, stride, reach, left }: AxisField): AxisField['left'] {
  const around = (reach - 1) / 2;
  const [first, last] = [offset - around, offset + (size - 1) * stride + around];
  return [Math.max(first, left?.[0] ?? first), Math.min(last, left?.[1] ?? last)];
}
