import { checkChoice, checkKind, checkOptionNames, GradCamError, isObject } from '@gradcam/errors';
import type { ExplainerOptions, Pacing, Progress, ScoreKind } from '@gradcam/core';
import { checkPacing, pacingOptionNames } from '@gradcam/core/measure';
import { scores } from '@gradcam/core/options';
import type { Tensor } from '@tensorflow/tfjs-core';
import { metricNeeds, type Metric } from '../metric/metric.js';
import { checkCount } from '../numbers/check-count.js';

/** The progress of one metric on one sample. */
export interface EvaluationProgress extends Progress {
  /** The index of the sample, from 0. */
  readonly sample: number;
}

/**
 * A method of the caller's: from an input, `[1, ...]`, and a class to the map, `[...space]` or `[1, ...space]`, which is disposed here. `layerSensitivityMetric`
 * says of which feature layer it wants the map; to others the method's own is left.
 */
export type ExplainFunction = (
  x: Tensor,
  classIndex: number,
  featureLayer?: string,
) => Tensor | Promise<Tensor>;

/** The options of `evaluate`. */
export interface EvaluateOptions extends Pick<Pacing, 'signal'> {
  /** The metrics; their names have to differ. */
  readonly metrics: readonly Metric[];
  /**
   * The origin of the maps that the samples do not bring, and of those that a metric asks for: the options of `createExplainer`, or a
   * function; the default map when left out.
   */
  readonly explain?: ExplainerOptions | ExplainFunction | undefined;
  /**
   * The score that is measured: `'output'`, a classifier's probability, also where its network ends in logits, or `'logit'`; `'output'` when left out. Where each position has
   * scores they are the mean of the probabilities, and the sum of the logits.
   */
  readonly score?: ScoreKind | undefined;
  /** The layer whose output is the score; the final softmax, or the final layer, when left out. */
  readonly reductionLayer?: string | undefined;
  /** The class names in the order of the output, for labels given by name. */
  readonly classNames?: readonly string[] | undefined;
  /** The number of changed inputs that run through the network at once; 16 when left out. */
  readonly batchSize?: number | undefined;
  /** Called after each step of a metric; what it throws ends the call and comes back unchanged. A promise that it returns is waited for. */
  readonly onProgress?: ((progress: EvaluationProgress) => unknown) | undefined;
}

const optionNames = {
  ...pacingOptionNames,
  metrics: true,
  explain: true,
  score: true,
  reductionLayer: true,
  classNames: true,
  batchSize: true,
} as const satisfies Record<keyof EvaluateOptions, true>;

/**
 * Refuses options that `evaluate` does not take.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`; the reason of a signal that was aborted before
 */
export function checkEvaluateOptions(options: EvaluateOptions): void {
  checkOptionNames(options, optionNames);
  checkKind(isObject(options), options, 'nothing says what is measured', '{ metrics }');
  const { metrics, score, explain, batchSize = 1 } = options;
  checkMetrics(metrics);
  checkChoice(score, scores, 'the option score');
  checkCount(batchSize, 'the option batchSize');
  checkKind(
    explain === undefined || typeof explain === 'function' || isObject(explain),
    explain,
    'the option explain is neither options nor a function',
    'the options of createExplainer, or (x, classIndex, featureLayer) => map',
  );
  // Its callback hears of the sample, too, which no other call has.
  checkPacing(options as Pacing);
}

/**
 * Refuses what is no list of metrics with names of their own.
 *
 * @param metrics As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkMetrics(metrics: unknown): void {
  const isOne = (metric: unknown) =>
    isObject(metric) &&
    typeof metric['name'] === 'string' &&
    Array.isArray(metric['needs']) &&
    metric['needs'].every((need) => metricNeeds.some((known) => known === need)) &&
    typeof metric['compute'] === 'function';
  checkKind(
    Array.isArray(metrics) && metrics.length > 0 && metrics.every(isOne),
    metrics,
    'the option metrics is not a list of metrics',
    'such as [deletionMetric(), insertionMetric()]',
  );
  const names = (metrics as readonly Metric[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `two metrics are called "${twice}"; give one of them another name: { ...metric, name }.`,
  );
}
