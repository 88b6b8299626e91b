import { checkOptions } from '../input/check-options.js';
import { heatOptionNames } from './heatmap.js';
import { colormapTable } from '../colormap/colormap-table.js';
import { tableColor } from '../colormap/table-color.js';
import { defaultColormap } from '../colormap/colormaps.js';
import { checkRange } from '../input/check-numbers.js';
import { normalizeMinMax } from '../normalization/normalizations.js';
import { normalized } from '../normalization/normalized.js';
import { resizeScores } from '../scores/resize-scores.js';
import type { ScoreGrid } from '../scores/score-grid.js';
import { blendPixel } from './blend-pixel.js';
import type { HeatOptions } from './heatmap.js';
import { checkPixels, type Pixels } from './pixels.js';

/** The options for painting heat over a picture. */
export interface OverlayOptions extends HeatOptions {
  /** The share of the heat that covers the picture, from 0 to 1; 0.5 by default. */
  readonly alpha?: number | undefined;
  /**
   * Makes the picture visible where there is no heat: the alpha of each pixel is `alpha` times its value. `'signed'` is for
   * `normalizeSigned`: `alpha` times the distance from the middle, so that zero is clear and both ends cover.
   */
  readonly alphaFromScore?: boolean | 'signed' | undefined;
}

const optionNames = {
  ...heatOptionNames,
  alpha: true,
  alphaFromScore: true,
} as const satisfies Record<keyof OverlayOptions, true>;

/**
 * Lays a map over a picture. The map is normalised first and then resized to the picture.
 *
 * @param pixels The picture; it is left as it is.
 * @param scores The map, of any size.
 * @param options Colours, normalisation, opacity.
 * @returns New pixels of the picture's size, with the picture's own alpha.
 * @throws `BAD_OPTION` for an alpha outside [0, 1], and for pixels or scores that do not fit their size.
 *
 * @example
 * ```ts
 * const painted = overlay(picture, { data, width: 224, height: 224 }, { colormap: viridis, alpha: 0.6 });
 * ```
 */
export function overlay(pixels: Pixels, scores: ScoreGrid, options: OverlayOptions = {}): Pixels {
  checkOptions('overlay', options, optionNames);
  const {
    colormap = defaultColormap,
    normalization = normalizeMinMax,
    alpha = 0.5,
    alphaFromScore = false,
  } = options;
  checkPixels('overlay', pixels);
  checkRange('overlay', 'alpha', alpha, 0, 1);
  const heat = normalized('overlay', scores, normalization);
  const { width, height } = pixels;
  const table = colormapTable(colormap);
  const values = resizeScores(heat, width, height).data;
  const data = new Uint8ClampedArray(pixels.data);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const value = values[pixel] ?? 0;
    blendPixel(data, pixel, tableColor(table, value), alpha * coverOf(value, alphaFromScore));
  }
  return { data, width, height };
}

function coverOf(value: number, alphaFromScore: boolean | 'signed'): number {
  if (alphaFromScore === 'signed') return Math.abs(2 * value - 1);
  return alphaFromScore ? value : 1;
}
