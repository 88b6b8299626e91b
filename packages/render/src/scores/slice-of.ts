import { checkInteger } from '../input/check-numbers.js';
import type { ScoreGrid } from './score-grid.js';
import { checkAxis, checkVolume, type ScoreVolume, type VolumeAxis } from './score-volume.js';

/**
 * Cuts one slice out of a volume. Of the two axes that are left, the first in `[depth, height, width]` runs down.
 *
 * @param volume The map over a volume.
 * @param axis The axis the slice is cut across.
 * @param index The index of the slice, from 0.
 * @returns A new map: across `depth` it is width x height, across `height` width x depth, across `width` height x depth.
 * @throws `BAD_OPTION` for an index outside the volume, and for scores that do not fit their size or are not finite.
 *
 * @example
 * ```ts
 * const middle = sliceOf({ data, depth: 32, height: 64, width: 64 }, 'depth', 16);
 * ```
 */
export function sliceOf(
  volume: ScoreVolume,
  axis: VolumeAxis,
  index: number,
): ScoreGrid & { readonly data: Float32Array } {
  checkVolume('sliceOf', volume);
  checkAxis('sliceOf', axis);
  checkInteger('sliceOf', 'the index', index, 0, volume[axis] - 1);
  return cutSlice(volume, axis, index);
}

/**
 * Cuts a slice out of a volume that was checked before; see `sliceOf`.
 *
 * @param volume The map over a volume.
 * @param axis The axis the slice is cut across.
 * @param index The index of the slice, from 0.
 * @returns A new map.
 */
export function cutSlice(
  volume: ScoreVolume,
  axis: VolumeAxis,
  index: number,
): ScoreGrid & { readonly data: Float32Array } {
  const strides = { depth: volume.height * volume.width, height: volume.width, width: 1 };
  const [down, across] = remaining[axis];
  const [height, width] = [volume[down], volume[across]];
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = index * strides[axis] + y * strides[down];
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = volume.data[row + x * strides[across]] ?? 0;
    }
  }
  return { data, width, height };
}

const remaining = {
  depth: ['height', 'width'],
  height: ['depth', 'width'],
  width: ['depth', 'height'],
} as const;
