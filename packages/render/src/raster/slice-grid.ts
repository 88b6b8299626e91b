import { checkOptions } from '../input/check-options.js';
import { heatOptionNames } from './heatmap.js';
import { montageOptionNames } from './montage.js';
import { checkInteger } from '../input/check-numbers.js';
import { normalizeMinMax, normalizeNone } from '../normalization/normalizations.js';
import { normalized } from '../normalization/normalized.js';
import {
  checkAxis,
  checkVolume,
  type ScoreVolume,
  type VolumeAxis,
} from '../scores/score-volume.js';
import { cutSlice } from '../scores/slice-of.js';
import { heatmap, type HeatOptions } from './heatmap.js';
import { montage, type MontageOptions } from './montage.js';
import type { Pixels } from './pixels.js';

/** The options for showing the slices of a volume. */
export interface SliceGridOptions extends HeatOptions, MontageOptions {
  /** The axis the slices are cut across; `depth` by default. */
  readonly axis?: VolumeAxis | undefined;
  /** The number of slices, spread evenly; all of them by default, and never more than there are. */
  readonly count?: number | undefined;
}

const optionNames = {
  ...heatOptionNames,
  ...montageOptionNames,
  axis: true,
  count: true,
} as const satisfies Record<keyof SliceGridOptions, true>;

/**
 * Paints slices of a volume side by side, on one scale: the volume is normalised as a whole, so slices can be compared.
 *
 * Of `count` shares of the axis, the slice in the middle of each is shown, from index 0 upwards.
 *
 * @param volume The map over a volume.
 * @param options The slices, colours and layout.
 * @returns New pixels.
 * @throws `BAD_OPTION` for scores that do not fit their size or are not finite, and for options out of range.
 */
export function sliceGrid(volume: ScoreVolume, options: SliceGridOptions = {}): Pixels {
  checkOptions('sliceGrid', options, optionNames);
  const { axis = 'depth', count, colormap, normalization = normalizeMinMax } = options;
  checkVolume('sliceGrid', volume);
  checkAxis('sliceGrid', axis);
  const { depth, height, width } = volume;
  const length = volume[axis];
  if (count !== undefined) checkInteger('sliceGrid', 'the count', count);
  const flat = { data: volume.data, width, height: height * depth };
  const { data } = normalized('sliceGrid', flat, normalization);
  const shown = Math.min(count ?? length, length);
  const slices = Array.from({ length: shown }, (_, share) => {
    const index = Math.floor(((share + 0.5) * length) / shown);
    const slice = cutSlice({ data, depth, height, width }, axis, index);
    return heatmap(slice, { colormap, normalization: normalizeNone });
  });
  const { columns, gap, background } = options;
  return montage(slices, { columns, gap, background });
}
