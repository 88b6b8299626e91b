import type { SlicedAxis } from '../../graph/layer-geometry.js';
import type { AxisStep } from '../axis-field.js';

/**
 * Says how a slice moves positions along one axis.
 *
 * @param sliced The part of the axis.
 * @param size The number of positions that it is taken of.
 * @returns The step.
 */
export function sliceStep({ from, to, stride }: SlicedAxis, size: number): AxisStep {
  const within = (position: number) =>
    Math.min(size, Math.max(0, position < 0 ? position + size : position));
  const first = within(from);
  const count = Math.max(0, Math.ceil((within(to ?? size) - first) / stride));
  const crops = first > 0 || first + (count - 1) * stride < size - 1;
  return { scale: stride, shift: first, reach: 0, size: count, crops };
}
