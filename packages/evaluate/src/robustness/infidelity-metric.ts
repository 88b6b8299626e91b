import { calledAs, checkKind, checkNumber, checkOptionNames } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { scoresOfChanged } from '../network/scores-of-changed.js';
import { meanOf } from '../numbers/mean-of.js';
import { normalNumbers } from '../random/random-numbers.js';
import { positionOf } from '../sample/layout.js';
import {
  checkPerturbation,
  perturbationOptionNames,
  perturbationsOf,
  type PerturbationOptions,
} from './perturbation-options.js';
import { perturbedInputs } from './perturbed-inputs.js';

/** The options of the infidelity. */
export interface InfidelityOptions extends PerturbationOptions {
  /** The standard deviation of the perturbations, in units of the input; 0.1 when left out. */
  readonly deviation?: number | undefined;
  /** True if the map is scaled first so that it fits best, for its unit is not that of the score; true when left out. */
  readonly normalize?: boolean | undefined;
}

const optionNames = {
  ...perturbationOptionNames,
  deviation: true,
  normalize: true,
} as const satisfies Record<keyof InfidelityOptions, true>;

/**
 * Makes the metric infidelity: how far the map is from predicting the change of the score when the input is perturbed by normal noise.
 *
 * @param options The noise, and whether the map is scaled.
 * @returns The metric, in the square of the score's unit; 0 for a map that predicts every change.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [infidelityMetric({ passes: 32 })] });
 * ```
 */
export function infidelityMetric(options: InfidelityOptions = {}): Metric {
  return calledAs('infidelityMetric', () => {
    checkOptionNames(options, optionNames);
    checkPerturbation(options);
    const { deviation = 0.1, normalize = true } = options;
    checkNumber(deviation, { where: 'the option deviation', above: 0 });
    checkKind(
      typeof normalize === 'boolean',
      normalize,
      'the option normalize is neither true nor false',
      'a boolean',
    );
    return {
      name: 'infidelity',
      card: {
        title: 'Infidelity',
        paper: 'Yeh et al. 2019, definition 2.1; scaled: section 2.2',
        formula: 'mean of (b I · map - (S(x) - S(x - I)))², I normal noise, b the best scale or 1',
        departures: 'The map counts alike for all channels of a position.',
        better: 'lower',
      },
      needs: [],
      compute: (input) => infidelity(input, { ...options, deviation, normalize }),
    };
  });
}

async function infidelity(
  input: MetricInput,
  options: InfidelityOptions & { readonly deviation: number; readonly normalize: boolean },
): Promise<number> {
  const { values, score } = input;
  const perturbations = perturbationsOf(values.length, options, (count, seed) =>
    normalNumbers(count, seed).map((value) => options.deviation * value),
  );
  const scores = await scoresOfChanged(input, perturbations.length, (from, to) =>
    perturbedInputs(
      input,
      perturbations.slice(from, to).map((each) => Float32Array.from(each, (value) => -value)),
    ),
  );
  const predicted = perturbations.map((each) => predictedChange(input, each));
  const changes = scores.map((changed) => score - changed);
  const scale = options.normalize ? bestScale(predicted, changes) : 1;
  return meanOf(changes.map((change, at) => (scale * (predicted[at] ?? NaN) - change) ** 2));
}

/** The product of the perturbation and the map, the same for all channels. */
function predictedChange({ map, layout }: MetricInput, perturbation: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < perturbation.length; at += 1) {
    sum += (perturbation[at] ?? NaN) * (map[positionOf(layout, at)] ?? NaN);
  }
  return sum;
}

/** By least squares; 0 for a map that predicts no change at all. */
function bestScale(predicted: readonly number[], changes: readonly number[]): number {
  const squares = predicted.reduce((sum, value) => sum + value * value, 0);
  const products = predicted.reduce((sum, value, at) => sum + value * (changes[at] ?? NaN), 0);
  return squares === 0 ? 0 : products / squares;
}
