import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { roadMetric } from '../road/road-metric.js';
import { checkRoad, type RoadOptions } from '../road/road-options.js';
import { coherencyMetric } from './coherency-metric.js';
import { complexityMetric } from './complexity-metric.js';

/** The options of ARCC: those of its ROAD; its percentiles are 20, 40, 60 and 80 when left out. */
export type ArccOptions = Omit<RoadOptions, 'order'>;

const optionNames = {
  percentiles: true,
  noise: true,
  seed: true,
} as const satisfies Record<keyof ArccOptions, true>;

const defaultPercentiles = [20, 40, 60, 80];

/**
 * Makes the metric ARCC: one number of whether the network needs what the map shows (ROAD), whether the map is found again in it (coherency), and whether it is sparse (complexity).
 *
 * It asks `explain` of `evaluate` for one map more, as `coherencyMetric` does.
 *
 * @param options The shares and the noise of ROAD.
 * @returns The metric, for pictures; its values are from 0 to 1 where the score is a probability. 0 where the network does not need what the map shows.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const metrics = [arccMetric(), roadMetric({ percentiles: [20, 40, 60, 80] }), coherencyMetric, complexityMetric];
 * ```
 */
export function arccMetric(options: ArccOptions = {}): Metric {
  return calledAs('arccMetric', () => {
    checkOptionNames(options, optionNames);
    checkRoad(options);
    const road = roadMetric({ percentiles: defaultPercentiles, ...options });
    return {
      name: 'arcc',
      card: {
        title: 'ARCC',
        paper: 'Domeniconi et al. 2026, arXiv 2605.14641',
        formula:
          'harmonic mean of coherency, 1 - complexity and twice ROAD, combined, held within 0 and 1',
        departures:
          'as its authors have it in pytorch-grad-cam; a part that is 0 makes it 0, not 1e-8',
        better: 'higher',
      },
      needs: [],
      compute: (input) => arcc(input, road),
    };
  });
}

async function arcc(input: MetricInput, road: Metric): Promise<number> {
  const parts = [
    Math.min(1, Math.max(0, 2 * (await road.compute(input)))),
    await coherencyMetric.compute(input),
    1 - complexityMetric.compute(input),
  ];
  return parts.length / parts.reduce((sum, part) => sum + 1 / part, 0);
}
