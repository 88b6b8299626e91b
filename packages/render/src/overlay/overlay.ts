import { checkOptions } from '../input/check-options.js';
import { normalized } from '../normalization/normalized.js';
import { checkPixels, type Pixels } from '../raster/pixels.js';
import { resizeScores } from '../scores/resize-scores.js';
import type { ScoreGrid } from '../scores/score-grid.js';
import { lookOf } from './look-of.js';
import { overlayOptionNames, type OverlayOptions } from './overlay-options.js';
import { paintHeat } from './paint-heat.js';
import { paintOutline } from './paint-outline.js';

/**
 * Lays a map over a picture. The map is normalised first and then resized to the picture.
 *
 * By default the picture is half gray and shows through where it is cold, and a line runs around what has more than half of the
 * largest heat. `looks` has other ways by name; with `normalizeSigned` it is that of a signed map.
 *
 * @param pixels The picture; it is left as it is.
 * @param scores The map, of any size.
 * @param options Colours, normalisation, opacity, line.
 * @returns New pixels of the picture's size, with the picture's own alpha.
 * @throws `BAD_OPTION` for an option out of range, and for pixels or scores that do not fit their size.
 *
 * @example
 * ```ts
 * const painted = overlay(picture, { data, width: 224, height: 224 });
 * const asInMatlab = overlay(picture, scores, looks.matlab);
 * const inTurbo = overlay(picture, scores, { colormap: turbo });
 * ```
 */
export function overlay(pixels: Pixels, scores: ScoreGrid, options: OverlayOptions = {}): Pixels {
  checkOptions('overlay', options, overlayOptionNames);
  const look = lookOf('overlay', options);
  checkPixels('overlay', pixels);
  const values = normalized('overlay', scores, look.normalization);
  const { width, height } = pixels;
  const painted = { data: new Uint8ClampedArray(pixels.data), width, height };
  paintHeat(painted.data, resizeScores(values, width, height).data, look);
  paintOutline(painted, values, look);
  return painted;
}
