import { calledAs, checkNumber, checkOptionNames } from '@gradcam/errors';
import { ranksOf } from '../deletion/ranks-of.js';
import type { MapInput, MapMetric } from '../metric/metric.js';
import { pictureSize } from '../sample/picture-size.js';

/** The options of the pointing game. */
export interface PointingGameOptions {
  /** The distance in positions by which the highest one may miss the object; 0 when left out. */
  readonly tolerance?: number | undefined;
}

const optionNames = { tolerance: true } as const satisfies Record<keyof PointingGameOptions, true>;

/**
 * Makes the metric pointing game: 1 where the highest position of the map lies on the object, else 0.
 *
 * @param options The tolerance.
 * @returns The metric; the mean is the share of hits. A map that is the same everywhere points nowhere, and misses.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { metrics } = await evaluate(model, [{ x, label: 285, box }], { metrics: [pointingGameMetric({ tolerance: 15 })] });
 * ```
 */
export function pointingGameMetric(options: PointingGameOptions = {}): MapMetric {
  return calledAs('pointingGameMetric', () => {
    checkOptionNames(options, optionNames);
    const { tolerance = 0 } = options;
    checkNumber(tolerance, { where: 'the option tolerance', least: 0 });
    return {
      name: 'pointing-game',
      card: {
        title: 'Pointing game',
        paper: 'Zhang et al. 2018 (excitation backprop), section 4.1',
        formula: '1 if the position of max map is at most tolerance away from the object, else 0',
        departures:
          'A tolerance of 0 when left out, where common code has 15 pixels; of equal highest positions the first counts.',
        better: 'higher',
      },
      needs: ['box or mask'],
      compute: (input) => (isHit(input, tolerance) ? 1 : 0),
    };
  });
}

function isHit({ map, inside, layout }: MapInput, tolerance: number): boolean {
  if (inside === undefined || map.every((value) => value === map[0])) return false;
  const { width } = pictureSize(layout);
  const highest = ranksOf(map).indexOf(0);
  return inside.some((is, position) => is === 1 && distance(position, highest, width) <= tolerance);
}

/** Between two positions in reading order. */
function distance(one: number, other: number, width: number): number {
  return Math.hypot(
    (one % width) - (other % width),
    Math.floor(one / width) - Math.floor(other / width),
  );
}
