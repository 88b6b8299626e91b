import { checkOptions } from '../input/check-options.js';
import { checkFinite, checkRange } from '../input/check-numbers.js';
import { hottestPoint, type HottestOptions, type Point } from '../scores/hottest-point.js';
import { extentOf } from '../scores/extent-of.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';
import { heatSentence } from './heat-sentence.js';
import { maskAbove } from '../region/mask-above.js';
import { placeOf, places, type Place } from './place-of.js';
import { segmentsOf } from '../region/segments-of.js';
import { thresholdOfMaximum } from '../region/threshold-of-maximum.js';

/** The options that decide what counts as hot. */
export interface DescribeOptions {
  /** Scores above it are hot, in the map's unit; `thresholdOfMaximum(scores)`, 15 % of the maximum, by default. */
  readonly threshold?: number | undefined;
  /** The smallest share of the map, in [0, 1], that counts as a spot; 0 by default: a pixel is enough. */
  readonly smallestSpot?: number | undefined;
  /**
   * The number of cells that the map was resized from, so that the peak is a cell's and not an overshoot at the edge; see
   * `hottestPoint`.
   */
  readonly cells?: HottestOptions['cells'];
}

/** A connected hot part of a map. */
export interface Spot {
  /** The part of the map that contains its centre, weighted by the scores. */
  readonly place: Place;
  /** Its share of the map, from 0 to 1. */
  readonly areaShare: number;
}

/** The hot parts of a map, in words and numbers. */
export interface HeatDescription {
  /** One sentence in English, for an `alt` text or a screen reader. */
  readonly text: string;
  /** The threshold above which a score counted as hot. */
  readonly threshold: number;
  /** The hot share of the map, from 0 to 1, spots of any size together. */
  readonly areaShare: number;
  /** The hottest pixel and its part of the map; undefined if nothing is hot, or all is equally hot. */
  readonly peak: (Point & { readonly place: Place }) | undefined;
  /** The hot parts, the largest first. */
  readonly spots: readonly Spot[];
  /** For each cell of the 3 x 3 grid, the share of the hot pixels that lie in it. */
  readonly shares: Readonly<Record<Place, number>>;
}

const optionNames = { threshold: true, smallestSpot: true, cells: true } as const satisfies Record<
  keyof DescribeOptions,
  true
>;

/**
 * Says where a map is hot, for people who do not see it. Negative scores are cold.
 *
 * @param scores The map.
 * @param options The options that decide what counts as hot.
 * @returns The sentence and its numbers.
 * @throws `BAD_OPTION` for options out of range, and for scores that do not fit their size or are not finite.
 *
 * @example
 * ```ts
 * describeHeat(scores).text; // 'One hot spot in the upper left, 12 % of the area; hottest at 21 % from the left …'
 * ```
 */
export function describeHeat(scores: ScoreGrid, options: DescribeOptions = {}): HeatDescription {
  checkOptions('describeHeat', options, optionNames);
  checkScores('describeHeat', scores);
  const { threshold = thresholdOfMaximum(scores), smallestSpot = 0, cells } = options;
  checkFinite('describeHeat', 'the threshold', threshold);
  checkRange('describeHeat', 'the smallest spot', smallestSpot, 0, 1);
  const { data, width, height } = scores;
  const isFlat = isWithoutContrast(data);
  // Without contrast only rounding tells places apart.
  const shown = isFlat
    ? { width, height, data: Float64Array.from(data).fill(data[0] ?? 0) }
    : scores;
  const mask = maskAbove(shown, threshold);
  const placeAt = (x: number, y: number) => placeOf((x + 0.5) / width, (y + 0.5) / height);

  // Border to the language: fromEntries forgets which keys it was given.
  const shares = Object.fromEntries(places.map((place) => [place, 0])) as Record<Place, number>;
  const hot = mask.data.reduce((sum, inside) => sum + inside, 0);
  mask.data.forEach((inside, index) => {
    if (inside > 0) shares[placeAt(index % width, Math.floor(index / width))] += 1 / hot;
  });

  const spots = segmentsOf('describeHeat', mask, 8)
    .filter(() => !isFlat)
    .map(({ runs, area }) => {
      let [across, down, total] = [0, 0, 0];
      for (const { row, from, to } of runs)
        for (let column = from; column < to; column += 1) {
          const weight = (data[row * width + column] ?? 0) - threshold;
          across += weight * column;
          down += weight * row;
          total += weight;
        }
      const place = placeAt(across / total, down / total);
      return { place, areaShare: area / data.length };
    })
    .filter((spot) => spot.areaShare >= smallestSpot);

  const point = hottestPoint(scores, { cells });
  const peak = hot > 0 && !isFlat ? { ...point, place: placeAt(point.x, point.y) } : undefined;
  const numbers = { threshold, areaShare: hot / data.length, peak, spots, shares };
  return { ...numbers, text: heatSentence(numbers, scores) };
}

/** The share of its largest number within which a map is the same everywhere: what resampling in single precision adds to it. */
const rounding = 1e-5;

function isWithoutContrast(data: ArrayLike<number>): boolean {
  const { low, high } = extentOf(data);
  return high - low <= rounding * Math.max(Math.abs(low), Math.abs(high));
}
