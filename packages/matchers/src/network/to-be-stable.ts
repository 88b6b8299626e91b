import { checkNumber, checkOptionNames } from '@gradcam/errors';
import { stabilityMetric, type StabilityOptions } from '@gradcam/evaluate';
import { paintOverlays } from '../overlay/paint-overlay.js';
import { numberText } from '../words/number-text.js';
import { measuredAgain } from './measured-again.js';
import { networkJudging } from './network-judging.js';

/** The options of `toBeStable`. */
export interface StableOptions extends Pick<StabilityOptions, 'noise' | 'passes' | 'seed'> {
  /** The mean rank correlation with the map of the input itself that is enough, from -1 to 1; 0.8 when left out. */
  readonly correlation?: number | undefined;
}

const optionNames = {
  noise: true,
  passes: true,
  seed: true,
  correlation: true,
} as const satisfies Record<keyof StableOptions, true>;

/** Judges whether a map keeps its order when the input gets noise. */
export const toBeStable = networkJudging(async (explanation, options: StableOptions = {}) => {
  checkOptionNames(options, optionNames);
  const { correlation = 0.8, ...noise } = options;
  checkNumber(correlation, { where: 'the option correlation', least: -1, most: 1 });
  const { values, maps } = await measuredAgain(explanation, [stabilityMetric(noise)]);
  const [mean = NaN] = values;
  return {
    pass: mean >= correlation,
    expected: `keep its order under noise, a mean rank correlation of at least ${correlation}`,
    found: `it is ${numberText(mean)} over ${maps.length - 1} noisy inputs`,
    picture: () => paintOverlays(explanation, [...maps.slice(0, 1), ...maps.slice(-1)]),
  };
});
