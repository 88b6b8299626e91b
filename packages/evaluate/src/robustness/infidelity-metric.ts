import { calledAs, checkKind, checkNumber, checkOptionNames } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { scoresOfChanged } from '../network/scores-of-changed.js';
import { meanOf } from '../numbers/mean-of.js';
import { rangeOf } from '../numbers/range-of.js';
import { normalNumbers } from '../random/random-numbers.js';
import { positionOf } from '../sample/layout.js';
import {
  checkPerturbation,
  perturbationOptionNames,
  perturbationsOf,
  type PerturbationOptions,
} from './perturbation-options.js';
import { perturbedInputs } from './perturbed-inputs.js';
import { possibleChanges } from './possible-changes.js';

/** The options of the infidelity. */
export interface InfidelityOptions extends PerturbationOptions {
  /** The standard deviation of the perturbations, in units of the input; when left out 0.1, and of whole numbers a twentieth of their range. */
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
    const { deviation, normalize = true } = options;
    if (deviation !== undefined)
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
        departures:
          'The map counts alike for all channels of a position. Whole numbers change by whole numbers within their range.',
        better: 'lower',
      },
      needs: [],
      compute: (input) => infidelity(input, { ...options, normalize }),
    };
  });
}

/** Of inputs from -1 to 1 a tenth is a twentieth of their range. */
function usualDeviation({ x, values }: MetricInput): number {
  return x.dtype === 'int32' ? rangeOf(values) / 20 : 0.1;
}

async function infidelity(
  input: MetricInput,
  options: InfidelityOptions & { readonly normalize: boolean },
): Promise<number> {
  const { values, score } = input;
  const deviation = options.deviation ?? usualDeviation(input);
  const perturbations = perturbationsOf(values.length, options, (count, seed) =>
    normalNumbers(count, seed).map((value) => deviation * value),
  );
  // The paper takes the perturbation away. What the map predicts is of the change that the input really had.
  const changes = possibleChanges(
    input,
    perturbations.map((each) => Float32Array.from(each, (value) => -value)),
  );
  const scores = await scoresOfChanged(input, changes.length, (from, to) =>
    perturbedInputs(input, changes.slice(from, to)),
  );
  const predicted = changes.map((each) => predictedFall(input, each));
  const falls = scores.map((changed) => score - changed);
  const scale = options.normalize ? bestScale(predicted, falls) : 1;
  return meanOf(falls.map((fall, at) => (scale * (predicted[at] ?? NaN) - fall) ** 2));
}

/** Computes how far the score falls by the map, which is the same for all channels. */
function predictedFall({ map, layout }: MetricInput, change: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < change.length; at += 1) {
    sum -= (change[at] ?? NaN) * (map[positionOf(layout, at)] ?? NaN);
  }
  return sum;
}

/** By least squares; 0 for a map that predicts no change at all. */
function bestScale(predicted: readonly number[], falls: readonly number[]): number {
  const squares = predicted.reduce((sum, value) => sum + value * value, 0);
  const products = predicted.reduce((sum, value, at) => sum + value * (falls[at] ?? NaN), 0);
  return squares === 0 ? 0 : products / squares;
}
