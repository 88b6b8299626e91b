import type { Colormap } from './colormap/colormap.js';
import { colormapTable } from './colormap/colormap-table.js';
import { jet } from './colormap/jet.js';
import type { Normalization } from './normalization/normalization.js';
import { normalizeMinMax } from './normalization/normalizations.js';
import type { Pixels } from './pixels.js';
import { checkScores, type ScoreGrid } from './score-grid.js';

/** How heat is painted. */
export interface HeatOptions {
  /** `jet` by default. */
  readonly colormap?: Colormap | undefined;
  /** `normalizeMinMax` by default. */
  readonly normalization?: Normalization | undefined;
}

/**
 * A map as an opaque picture of its own size.
 *
 * @param scores The map.
 * @param options Colours and normalisation.
 * @returns New pixels.
 * @throws RangeError for scores that do not fit their size or are not finite.
 */
export function heatmap(scores: ScoreGrid, options: HeatOptions = {}): Pixels {
  checkScores('heatmap', scores);
  const { colormap = jet, normalization = normalizeMinMax } = options;
  const table = colormapTable(colormap);
  const values = normalization(scores.data);
  const data = new Uint8ClampedArray(4 * values.length);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const step = 3 * Math.round(255 * (values[pixel] ?? 0));
    data[4 * pixel] = table[step] ?? 0;
    data[4 * pixel + 1] = table[step + 1] ?? 0;
    data[4 * pixel + 2] = table[step + 2] ?? 0;
    data[4 * pixel + 3] = 255;
  }
  return { data, width: scores.width, height: scores.height };
}
