import { checkOptions } from '../input/check-options.js';
import type { Colormap } from '../colormap/colormap.js';
import { colormapTable } from '../colormap/colormap-table.js';
import { defaultColormap } from '../colormap/default-colormap.js';
import type { Normalization } from '../normalization/normalization.js';
import { normalizeMinMax } from '../normalization/normalizations.js';
import { normalized } from '../normalization/normalized.js';
import type { ScoreGrid } from '../scores/score-grid.js';
import type { Pixels } from './pixels.js';

/** The options for painting heat. */
export interface HeatOptions {
  /** `inferno` by default, which is even in brightness and safe for colour-blind eyes. */
  readonly colormap?: Colormap | undefined;
  /** `normalizeMinMax` by default. */
  readonly normalization?: Normalization | undefined;
}

/** The names of these options. */
export const heatOptionNames = { colormap: true, normalization: true } as const satisfies Record<
  keyof HeatOptions,
  true
>;

/**
 * Paints a map as an opaque picture of its own size.
 *
 * @param scores The map.
 * @param options Colours and normalisation.
 * @returns New pixels.
 * @throws `BAD_OPTION` for scores that do not fit their size or are not finite.
 */
export function heatmap(scores: ScoreGrid, options: HeatOptions = {}): Pixels {
  checkOptions('heatmap', options, heatOptionNames);
  const { colormap = defaultColormap, normalization = normalizeMinMax } = options;
  const { data: values, width, height } = normalized('heatmap', scores, normalization);
  const table = colormapTable(colormap);
  const data = new Uint8ClampedArray(4 * values.length);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const step = 3 * Math.round(255 * (values[pixel] ?? 0));
    data[4 * pixel] = table[step] ?? 0;
    data[4 * pixel + 1] = table[step + 1] ?? 0;
    data[4 * pixel + 2] = table[step + 2] ?? 0;
    data[4 * pixel + 3] = 255;
  }
  return { data, width, height };
}
