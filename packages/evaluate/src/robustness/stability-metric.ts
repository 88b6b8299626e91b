import { calledAs, checkNumber, checkOptionNames } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { meanOf } from '../numbers/mean-of.js';
import { rangeOf } from '../numbers/range-of.js';
import { normalNumbers } from '../random/random-numbers.js';
import { rankCorrelation } from '../similarity/rank-correlation.js';
import { mapsOfPerturbed } from './maps-of-perturbed.js';
import {
  checkPerturbation,
  perturbationOptionNames,
  type PerturbationOptions,
} from './perturbation-options.js';

/** The options of the stability. */
export interface StabilityOptions extends PerturbationOptions {
  /** The standard deviation of the noise, as a share of the range of the input's numbers; 0.1 when left out. */
  readonly noise?: number | undefined;
}

const optionNames = {
  ...perturbationOptionNames,
  noise: true,
} as const satisfies Record<keyof StabilityOptions, true>;

/**
 * Makes the metric stability: how much of the order of the positions stays when the input gets noise.
 *
 * It measures `explain` of `evaluate`, not a map that the sample brings, and makes one map more than `passes`.
 *
 * @param options The noise and the passes.
 * @returns The metric: the mean rank correlation with the map of the input itself, 1 for a map that keeps its order.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [stabilityMetric({ noise: 0.05 })] });
 * ```
 */
export function stabilityMetric(options: StabilityOptions = {}): Metric {
  return calledAs('stabilityMetric', () => {
    checkOptionNames(options, optionNames);
    checkPerturbation(options);
    const { noise = 0.1 } = options;
    checkNumber(noise, { where: 'the option noise', least: 0 });
    return {
      name: 'stability',
      card: {
        title: 'Stability under noise',
        paper:
          'rank correlation as in Ghorbani et al. 2019, section 3; noise as in Smilkov et al. 2017 (SmoothGrad)',
        formula: 'mean of rank correlation(map(x), map(x + noise))',
        departures:
          'The noise is drawn, not searched for. Whole numbers change by whole numbers within their range.',
        better: 'higher',
      },
      needs: [],
      compute: (input) => stability(input, { ...options, noise }),
    };
  });
}

async function stability(
  input: MetricInput,
  options: StabilityOptions & { readonly noise: number },
): Promise<number> {
  const deviation = options.noise * rangeOf(input.values);
  const { own, perturbed } = await mapsOfPerturbed(input, options, (count, seed) =>
    normalNumbers(count, seed).map((value) => deviation * value),
  );
  return meanOf(perturbed.map((map) => rankCorrelation(own, map)));
}
