import { colormapTable } from './colormap/colormap-table.js';
import { jet } from './colormap/jet.js';
import type { HeatOptions } from './heatmap.js';
import { normalizeMinMax } from './normalization/normalizations.js';
import type { Pixels } from './pixels.js';
import { resizeScores } from './resize-scores.js';
import { checkScores, type ScoreGrid } from './score-grid.js';

/** How heat is laid over a picture. */
export interface OverlayOptions extends HeatOptions {
  /** How much of the heat covers the picture, from 0 to 1; 0.5 by default. */
  readonly alpha?: number | undefined;
  /** Lets the picture through where there is no heat: the alpha of each pixel is `alpha` times its value. */
  readonly alphaFromScore?: boolean | undefined;
}

/**
 * Lays a map over a picture. The map is normalised first and then resized to the picture.
 *
 * @param pixels The picture; it is left as it is.
 * @param scores The map, of any size.
 * @param options Colours, normalisation, opacity.
 * @returns New pixels of the picture's size, with the picture's own alpha.
 * @throws RangeError for an alpha outside [0, 1], and for pixels or scores that do not fit their size.
 *
 * @example
 * ```ts
 * const painted = overlay(picture, { data, width: 224, height: 224 }, { colormap: viridis, alpha: 0.6 });
 * ```
 */
export function overlay(pixels: Pixels, scores: ScoreGrid, options: OverlayOptions = {}): Pixels {
  const {
    colormap = jet,
    normalization = normalizeMinMax,
    alpha = 0.5,
    alphaFromScore = false,
  } = options;
  checkScores('overlay', scores);
  const { data: source, width, height } = pixels;
  if (source.length !== 4 * width * height) {
    throw new RangeError(
      `overlay: the pixels do not fit their size, got ${source.length} bytes for ${width} x ${height}; give four bytes a pixel.`,
    );
  }
  if (!(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`overlay: alpha is out of range, got ${alpha}, expected 0 to 1.`);
  }
  const table = colormapTable(colormap);
  const normalized = { ...scores, data: normalization(scores.data) };
  const values = resizeScores(normalized, width, height).data;
  const data = new Uint8ClampedArray(source.length);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const value = values[pixel] ?? 0;
    const step = 3 * Math.round(255 * value);
    const cover = alphaFromScore ? alpha * value : alpha;
    for (let channel = 0; channel < 3; channel += 1) {
      const under = source[4 * pixel + channel] ?? 0;
      data[4 * pixel + channel] = under * (1 - cover) + (table[step + channel] ?? 0) * cover;
    }
    data[4 * pixel + 3] = source[4 * pixel + 3] ?? 255;
  }
  return { data, width, height };
}
