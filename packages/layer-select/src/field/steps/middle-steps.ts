import type { Middle } from '../../graph/layer-geometry.js';
import type { AxisStep } from '../axis-field.js';
import { resizeStep } from './resize-step.js';

type Size = readonly [rows: number, columns: number];

/**
 * Says how the middle of a picture moves positions.
 *
 * @param middle The middle.
 * @param from The rows and columns that it is taken of.
 * @returns The steps along both axes, one after the other: the crop, and where the middle is resized, that.
 */
export function middleSteps(
  { size, isScaled }: Middle,
  from: Size,
): readonly [rows: readonly AxisStep[], columns: readonly AxisStep[]] {
  const fits = from[0] >= size[0] && from[1] >= size[1];
  const box = isScaled || !fits ? ratioBox(from, size) : size;
  return [along(from[0], box[0], size[0]), along(from[1], box[1], size[1])];
}

/** The largest box within the picture that has a size's ratio, in whole pixels. */
function ratioBox([height, width]: Size, [rows, columns]: Size): Size {
  return [
    Math.min(height, Math.floor((width * rows) / columns)),
    Math.min(width, Math.floor((height * columns) / rows)),
  ];
}

function along(from: number, box: number, to: number): readonly AxisStep[] {
  const before = Math.floor((from - box) / 2);
  const crop = { scale: 1, shift: before, reach: 0, size: box, crops: box < from };
  return box === to ? [crop] : [crop, resizeStep({ kind: 'resize', aligned: 'areas' }, box, to)];
}
