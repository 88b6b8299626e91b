import { calledAs, checkNumber, checkOptionNames } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { rangeOf } from '../numbers/range-of.js';
import { uniformNumbers } from '../random/random-numbers.js';
import { mapsOfPerturbed } from './maps-of-perturbed.js';
import {
  checkPerturbation,
  perturbationOptionNames,
  type PerturbationOptions,
} from './perturbation-options.js';

/** The options of the sensitivity. */
export interface SensitivityOptions extends PerturbationOptions {
  /** The largest change of each number of the input, in its units; when left out 0.02, and of whole numbers a hundredth of their range. */
  readonly radius?: number | undefined;
}

const optionNames = {
  ...perturbationOptionNames,
  radius: true,
} as const satisfies Record<keyof SensitivityOptions, true>;

/**
 * Makes the metric sensitivity-max: how far the map moves, at most, when the input changes a little.
 *
 * It measures `explain` of `evaluate`, not a map that the sample brings, and makes one map more than `passes`.
 *
 * @param options The radius and the passes.
 * @returns The metric: the largest distance of the maps over the length of the map itself; 0 for one that does not move.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [sensitivityMaxMetric({ radius: 0.05 })], explain: { method } });
 * ```
 */
export function sensitivityMaxMetric(options: SensitivityOptions = {}): Metric {
  return calledAs('sensitivityMaxMetric', () => {
    checkOptionNames(options, optionNames);
    checkPerturbation(options);
    const { radius } = options;
    if (radius !== undefined) checkNumber(radius, { where: 'the option radius', above: 0 });
    return {
      name: 'sensitivity-max',
      card: {
        title: 'Sensitivity-max',
        paper: 'Yeh et al. 2019, definition 4.1; over the length of the map: Captum',
        formula:
          'max over d of |map(x + d) - map(x)| / |map(x)|, each number of d from -radius to radius',
        departures:
          'The largest of some drawn perturbations, not of all. Whole numbers change by whole numbers within their range.',
        better: 'lower',
      },
      needs: [],
      compute: (input) => largestMove(input, options),
    };
  });
}

/** As Captum has it; of inputs from -1 to 1 it is a hundredth of their range. */
function usualRadius({ x, values }: MetricInput): number {
  return x.dtype === 'int32' ? rangeOf(values) / 100 : 0.02;
}

async function largestMove(input: MetricInput, options: SensitivityOptions): Promise<number> {
  const radius = options.radius ?? usualRadius(input);
  const draw = (count: number, seed: number) => {
    const next = uniformNumbers(seed);
    return Float32Array.from({ length: count }, () => radius * (2 * next() - 1));
  };
  const { own, perturbed } = await mapsOfPerturbed(input, options, draw);
  const moves = perturbed.map((map) => lengthOf(map.map((value, at) => value - (own[at] ?? NaN))));
  // A map of zeros has no length to compare with: as in Captum, the distance itself counts.
  return Math.max(...moves) / (lengthOf(own) || 1);
}

function lengthOf(map: Float32Array): number {
  return Math.sqrt(map.reduce((sum, value) => sum + value * value, 0));
}
