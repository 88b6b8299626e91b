import { calledAs, checkKind } from '@gradcam/errors';
import { checkResampling, type Interpolation } from '@gradcam/resample';
import { Tensor } from '@tensorflow/tfjs-core';
import { mapByTaps } from './map-by-taps.js';
import { tapsBetween } from './taps-between.js';

/**
 * Resamples maps to another size, one axis after the other: one resampler for signals, pictures and volumes on every
 * backend, where tfjs has no bicubic op and none for one or three dimensions.
 *
 * Nothing is clamped: bicubic overshoots at edges, as MATLAB's does.
 *
 * @param map `[N, ...space]`; the caller keeps it.
 * @param size The wanted size of each space axis.
 * @param interpolation The kernel.
 * @returns `[N, ...size]`, the caller's to dispose.
 * @throws `BAD_OPTION` for a size or an interpolation that does not exist
 */
export function resampleMap(
  map: Tensor,
  size: readonly number[],
  interpolation: Interpolation,
): Tensor {
  calledAs('resampleMap', () => {
    checkKind(
      map instanceof Tensor,
      map,
      'this is not a map',
      'a tensor with the maps along its first axis',
    );
    checkResampling(size, interpolation);
  });
  const [, ...space] = map.shape;
  return mapByTaps(map, tapsBetween(space, size, interpolation));
}
