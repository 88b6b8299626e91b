import { checkNumber, checkOptionNames } from '@gradcam/errors';
import {
  randomizedWeightsMetric,
  weightedLayerNames,
  type Metric,
  type RandomizedWeightsOptions,
  type WeightedModel,
} from '@gradcam/evaluate';
import type { Explanation } from '../explanation/explanation.js';
import { paintOverlays } from '../overlay/paint-overlay.js';
import { numberText } from '../words/number-text.js';
import { measuredAgain, requireNetwork } from './measured-again.js';
import { networkJudging } from './network-judging.js';

/** The options of `toPassSanityCheck`. */
export interface SanityOptions extends Pick<RandomizedWeightsOptions, 'layers' | 'order' | 'seed'> {
  /** The number of times that the weights are shuffled, each time otherwise; 5 when left out. */
  readonly passes?: number | undefined;
  /** The mean rank correlation with the map of the trained network that is too much, from -1 to 1; 0.5 when left out. */
  readonly correlation?: number | undefined;
}

const optionNames = {
  layers: true,
  order: true,
  seed: true,
  passes: true,
  correlation: true,
} as const satisfies Record<keyof SanityOptions, true>;

/** More than any test waits for. */
const mostPasses = 1000;

/** Judges whether a map changes when the network forgets what it learnt. */
export const toPassSanityCheck = networkJudging(
  async (explanation, options: SanityOptions = {}) => {
    checkOptionNames(options, optionNames);
    const { passes = 5, correlation = 0.5 } = options;
    checkNumber(passes, {
      where: 'the option passes',
      kind: 'integer',
      least: 1,
      most: mostPasses,
    });
    checkNumber(correlation, { where: 'the option correlation', least: -1, most: 1 });
    const { layers, metrics } = shuffles(explanation, options, passes);
    const { values, maps } = await measuredAgain(explanation, metrics);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      pass: mean < correlation,
      expected: `change with the weights of ${layers}, to a mean rank correlation below ${correlation}`,
      found: `it is ${numberText(mean)} when they are shuffled, the mean of ${values.length}`,
      picture: () => paintOverlays(explanation, [...maps.slice(0, 1), ...maps.slice(-1)]),
    };
  },
);

/** A metric for each time; the shuffles differ by their seeds. */
function shuffles(
  explanation: Explanation,
  { order, layers: named, seed = 0 }: SanityOptions,
  passes: number,
): { readonly layers: string; readonly metrics: readonly Metric[] } {
  // Border to TensorFlow.js: other models are refused by the metric.
  const model = requireNetwork(explanation).model as WeightedModel;
  // Below the feature layer every map changes: what tells methods apart is the head.
  const layers = named ?? weightedLayerNames(model).slice(0, 1);
  const metrics = Array.from({ length: passes }, (_, pass) => ({
    ...randomizedWeightsMetric(model, { order, layers, seed: seed + pass }),
    name: `pass ${pass}`,
  }));
  return { layers: layers.map((name) => `"${name}"`).join(', '), metrics };
}
