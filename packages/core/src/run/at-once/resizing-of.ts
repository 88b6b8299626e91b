import type { MapRequest } from '../../network/network.js';
import { axisMatrix } from '../../resample/axis-matrix.js';
import { tapsBetween } from '../../resample/taps-between.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { MapContext } from '../context.js';

/**
 * Finds what resizes the maps of a call, if an engine may do that: pictures' maps of which the positive part is kept, unscaled.
 *
 * @param context The settings of the maps.
 * @param space How the features lie over the inputs.
 * @returns The matrices; undefined where the maps are finished otherwise.
 */
export function resizingOf(
  { preset, isFused }: Pick<MapContext, 'preset' | 'isFused'>,
  { cells, size, taps }: FeatureSpace,
): MapRequest['resizing'] {
  const { upsampling, sign, scaling } = preset;
  const isPlain = sign === 'positive' && scaling === 'none' && !isFused && taps === undefined;
  if (!isPlain || upsampling === 'none' || !isPlane(cells) || !isPlane(size)) return undefined;
  const [ofRows = [], ofColumns = []] = tapsBetween(cells, size, upsampling);
  const [rows, columns] = cells;
  return [axisMatrix(rows, ofRows), axisMatrix(columns, ofColumns)];
}

function isPlane(size: readonly number[] | undefined): size is readonly [number, number] {
  return size?.length === 2;
}
