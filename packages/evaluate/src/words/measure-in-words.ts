import type { Pacing, Sign } from '@gradcam/core';
import type { ExplainableModel } from '@gradcam/core/network';
import { pacingOptionNames } from '@gradcam/core/measure';
import { signs } from '@gradcam/core/options';
import {
  calledAs,
  checkChoice,
  checkKind,
  checkOptionNames,
  GradCamError,
  isCallersOwn,
  isObject,
} from '@gradcam/errors';
import { complexityMetric } from '../arcc/complexity-metric.js';
import { deletionMetric } from '../deletion/deletion-metric.js';
import { insertionMetric } from '../deletion/insertion-metric.js';
import { evaluate } from '../evaluate/evaluate.js';
import {
  checkEvaluateOptions,
  type EvaluateOptions,
  type EvaluationProgress,
} from '../evaluate/evaluate-options.js';
import { averageDropMetric } from '../masking/average-drop-metric.js';
import type { Sample } from '../sample/sample.js';
import { fullStop } from './full-stop.js';
import { measuredText } from './measured-text.js';

/** The options of `measureInWords`. */
export interface MeasureInWordsOptions
  extends Pacing, Pick<EvaluateOptions, 'reductionLayer' | 'classNames' | 'batchSize'> {
  /** The part of the evidence that the map shows; `'positive'` when left out. */
  readonly sign?: Sign | undefined;
}

/** A map measured, for people. */
export interface MeasuredInWords {
  /** The numbers in a sentence, and in others why there are none; `meaningOfMeasures` says what they are. */
  readonly text: string;
  /** The numbers by the names of their metrics, those that could be measured. */
  readonly values: Readonly<Record<string, number>>;
}

const optionNames = {
  ...pacingOptionNames,
  reductionLayer: true,
  classNames: true,
  batchSize: true,
  sign: true,
} as const satisfies Record<keyof MeasureInWordsOptions, true>;

/** Half of the steps that the metrics take by themselves: somebody waits for a report. */
const steps = 16;

/** The metrics, and how many times each runs the network. */
const parts = [
  { metric: insertionMetric({ steps }), runs: steps + 1 },
  { metric: deletionMetric({ steps }), runs: steps + 1 },
  { metric: averageDropMetric(), runs: 1 },
  { metric: complexityMetric, runs: 0 },
] as const;

const metrics = parts.map(({ metric }) => metric);

/**
 * Measures one map of one picture, and says in words whether the network needs what the map shows: insertion, deletion, average drop and complexity.
 *
 * The network runs some 35 times.
 *
 * @param model As for `evaluate`.
 * @param sample The input, its map and its class, as for `evaluate`; the caller keeps the tensors.
 * @param options The sign of the map, and how `evaluate` measures; `onProgress` hears of the runs of the network.
 * @returns The words and the numbers. What could not be measured, for the network, the backend or the sample does not allow it, is a sentence among the words.
 * @throws `BAD_OPTION`; the reason of the signal; what `onProgress` throws
 *
 * @example
 * ```ts
 * const { text } = await measureInWords(model, { x, map, label: 285 });
 * console.log(text); // Measured: insertion 0.513 (higher is better), deletion 0.058 (lower is better), …
 * ```
 */
export function measureInWords(
  model: ExplainableModel,
  sample: Sample,
  options: MeasureInWordsOptions = {},
): Promise<MeasuredInWords> {
  return calledAs('measureInWords', async () => {
    checkOptionNames(options, optionNames);
    const { sign, ...others } = options;
    checkChoice(sign, signs, 'the option sign');
    checkEvaluateOptions({ ...others, metrics });
    checkKind(isObject(model), model, 'this is not a model', 'a tfjs model or a network');
    checkKind(isObject(sample), sample, 'this is not a sample', 'an object with x and map');
    if (sign === 'negative') return { text: ofNegative, values: {} };
    const { onProgress } = others;
    const onStep = onProgress && ((step: EvaluationProgress) => onProgress(inRuns(step)));
    try {
      const found = await evaluate(model, [sample], { ...others, metrics, onProgress: onStep });
      return measuredText(found, metrics);
    } catch (error) {
      // Whoever hands on a report has to read in it why there are no numbers.
      if (!(error instanceof GradCamError) || isCallersOwn(error)) throw error;
      return { text: `Not measured: ${fullStop(error.sentence)}`, values: {} };
    }
  });
}

const ofNegative =
  'Not measured: evidence against a class is nothing that the network needs for it.';

/** The progress of all metrics, in runs of the network. */
function inRuns({ stage, done, total }: EvaluationProgress) {
  const at = metrics.findIndex(({ name }) => name === stage);
  const sum = (of: readonly (typeof parts)[number][]) =>
    of.reduce((all, { runs }) => all + runs, 0);
  const own = parts[at]?.runs ?? 0;
  return {
    stage,
    done: sum(parts.slice(0, at)) + Math.round((own * done) / total),
    total: sum(parts),
  };
}
