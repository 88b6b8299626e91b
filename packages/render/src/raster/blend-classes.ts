import { isObject } from '@gradcam/errors';
import { checkOptions } from '../input/check-options.js';
import { classColor } from '../colormap/class-colors.js';
import type { Color } from '../colormap/colormap.js';
import { checkColor } from '../colormap/css-color.js';
import { checkFilled, checkRange } from '../input/check-numbers.js';
import type { Normalization } from '../normalization/normalization.js';
import { requireKind } from '../input/refusal.js';
import { normalizeByMax } from '../normalization/normalizations.js';
import { normalized } from '../normalization/normalized.js';
import { resizeScores } from '../scores/resize-scores.js';
import type { ScoreGrid } from '../scores/score-grid.js';
import { blendPixel } from './blend-pixel.js';
import { checkPixels, type Pixels } from './pixels.js';

/** A name with its colour, for a legend. */
export interface ClassEntry {
  readonly label: string;
  /** By default one of `classColors`, by the position in the list. */
  readonly color?: Color | undefined;
}

/** One class of several over a picture. */
export interface ClassHeat extends ClassEntry {
  readonly scores: ScoreGrid;
}

/** The options for painting several classes over a picture. */
export interface BlendOptions {
  /** The share of the strongest heat that covers the picture, from 0 to 1; 0.7 by default. */
  readonly alpha?: number | undefined;
  /**
   * `normalizeByMax` by default: each class reaches its full colour. To compare the classes' strength, put them on one scale with
   * `normalizeByRange(0, largestOfAll)`.
   */
  readonly normalization?: Normalization | undefined;
}

const optionNames = { alpha: true, normalization: true } as const satisfies Record<
  keyof BlendOptions,
  true
>;

/**
 * Lays the maps of several classes over one picture, each in a different colour.
 *
 * With the values v in [0, 1], a pixel's heat has the mean of the colours weighted by v, and covers `alpha` times the largest v.
 * The order of the classes does not count. `legend` takes the same list.
 *
 * @param pixels The picture; it is left as it is.
 * @param classes The maps, of any sizes, with their colours.
 * @param options Opacity and normalisation.
 * @returns New pixels of the picture's size, with the picture's own alpha.
 * @throws `BAD_OPTION` for an empty list, an alpha outside [0, 1], and for pixels, scores or colours out of range.
 *
 * @example
 * ```ts
 * const classes = [{ label: 'cat', scores: cat }, { label: 'dog', scores: dog }];
 * const painted = blendClasses(picture, classes);
 * const key = legend(classes);
 * ```
 */
export function blendClasses(
  pixels: Pixels,
  classes: readonly ClassHeat[],
  options: BlendOptions = {},
): Pixels {
  checkOptions('blendClasses', options, optionNames);
  const { alpha = 0.7, normalization = normalizeByMax } = options;
  checkPixels('blendClasses', pixels);
  const { width, height } = pixels;
  checkFilled('blendClasses', 'classes', classes);
  checkRange('blendClasses', 'alpha', alpha, 0, 1);
  // A hole in the list would be skipped.
  const layers = Array.from(classes, (entry, index) => {
    requireKind('blendClasses', isObject(entry), entry, {
      isNot: 'this is not a class',
      expected: '{ label, scores }',
    });
    const { scores, color: given } = entry;
    const color = given ?? classColor(index);
    checkColor('blendClasses', color);
    const heat = normalized('blendClasses', scores, normalization);
    return { color, values: resizeScores(heat, width, height).data };
  });
  const data = new Uint8ClampedArray(pixels.data);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    let [red, green, blue, total, largest] = [0, 0, 0, 0, 0];
    for (const { color, values } of layers) {
      const value = values[pixel] ?? 0;
      red += value * color[0];
      green += value * color[1];
      blue += value * color[2];
      total += value;
      largest = Math.max(largest, value);
    }
    if (total === 0) continue;
    const color = [red / total, green / total, blue / total] as const;
    blendPixel(data, pixel, color, alpha * largest);
  }
  return { data, width, height };
}
