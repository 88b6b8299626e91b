import type { AxisField } from '@gradcam/layer-select';
import { placedTaps, type Interpolation, type Tap } from '@gradcam/resample';
import type { TapsBy } from '../../resample/taps-by.js';
import type { FeatureSpace } from '../../space/feature-space.js';

/**
 * Lays features over the input by the centres of what they see.
 *
 * @param space The features over the input, side by side.
 * @param fields The places of the features along each axis of space.
 * @param interpolation The kernel by which the map is resized.
 * @returns The same space, with the taps that bring a map there; positions that a crop leaves out have none.
 */
export function laidBy(
  space: FeatureSpace,
  fields: readonly AxisField[],
  interpolation: Interpolation,
): FeatureSpace {
  // The same taps each time: the matrices that are made of them are remembered.
  const known = new Map<Interpolation, ReturnType<TapsBy>>();
  const tapsBy: TapsBy = (kernel) => {
    const taps =
      known.get(kernel) ??
      fields.map((field, axis) => seenTaps(field, space.size?.[axis] ?? 1, kernel));
    known.set(kernel, taps);
    return taps;
  };
  return { ...space, tapsBy, taps: tapsBy(interpolation) };
}

function seenTaps(field: AxisField, size: number, kernel: Interpolation): readonly Tap[][] {
  const [first, last] = field.left ?? [0, size - 1];
  return placedTaps(field, size, kernel).map((taps, position) =>
    position < first || position > last ? [] : taps,
  );
}
