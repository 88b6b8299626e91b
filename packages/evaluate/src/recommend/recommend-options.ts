import type { Fusion, ScoreKind } from '@gradcam/core';
import { checkPacing, pacingOptionNames } from '@gradcam/core/measure';
import { mapNames, type MapName } from '@gradcam/core/methods';
import { fusions, scores } from '@gradcam/core/options';
import {
  checkChoice,
  checkKind,
  checkNumber,
  checkOptionNames,
  GradCamError,
  isObject,
} from '@gradcam/errors';
import type { Pacing } from '@gradcam/core';
import type { EvaluateOptions } from '../evaluate/evaluate-options.js';
import { checkMetrics } from '../evaluate/evaluate-options.js';
import type { Metric } from '../metric/metric.js';
import { checkCount } from '../numbers/check-count.js';
import type { Budget } from './race/meter.js';

/** The progress of a search. */
export interface RecommendProgress {
  /** The index of the sample, from 0. */
  readonly sample: number;
  /** The number of settings that were measured on it, from 1. */
  readonly done: number;
  /** The number of settings that are still in the race. */
  readonly total: number;
  /** The share of the budget that is spent, at most 1. */
  readonly share: number;
}

/** The options of `recommend`. */
export interface RecommendOptions extends Pick<
  EvaluateOptions,
  'reductionLayer' | 'classNames' | 'batchSize' | 'signal'
> {
  /** The end of the search; 60 seconds when left out. Samples that end earlier end it, too. */
  readonly budget?: Budget | undefined;
  /** The methods, by their names; Grad-CAM, HiResCAM, LayerCAM and Grad-CAM++ when left out. */
  readonly methods?: readonly MapName[] | undefined;
  /** The scores; both when left out. */
  readonly scores?: readonly ScoreKind[] | undefined;
  /** The layers, the coarsest first; the best one of each of three resolutions when left out. */
  readonly featureLayers?: readonly string[] | undefined;
  /** The ways to fuse layers; `['product']` when left out, and none for an empty list. */
  readonly fusions?: readonly Fusion[] | undefined;
  /**
   * The metrics that decide; insertion minus deletion and, of samples with a box or a mask, the energy on the object when left out. Several count alike, each in
   * units of how far settings lie apart in it; one that needs a box counts where a sample has one.
   */
  readonly metrics?: readonly Metric[] | undefined;
  /** Of the intervals; 0 when left out. */
  readonly seed?: number | undefined;
  /** Called after each setting on each sample; what it throws ends the call and comes back unchanged. A promise that it returns is waited for. */
  readonly onProgress?: ((progress: RecommendProgress) => unknown) | undefined;
}

const optionNames = {
  ...pacingOptionNames,
  reductionLayer: true,
  classNames: true,
  batchSize: true,
  budget: true,
  methods: true,
  scores: true,
  featureLayers: true,
  fusions: true,
  metrics: true,
  seed: true,
} as const satisfies Record<keyof RecommendOptions, true>;

/**
 * Refuses options that `recommend` does not take.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`; the reason of a signal that was aborted before
 */
export function checkRecommendOptions(options: RecommendOptions): void {
  checkOptionNames(options, optionNames);
  const { batchSize = 1, budget, featureLayers, metrics, seed = 0 } = options;
  checkBudget(budget);
  checkList(options.methods, mapNames, 'methods');
  checkList(options.scores, scores, 'scores');
  if (options.fusions?.length !== 0) checkList(options.fusions, fusions, 'fusions');
  checkKind(
    featureLayers === undefined || isFilled(featureLayers),
    featureLayers,
    'the option featureLayers is not a list of names',
    'at least one feature layer',
  );
  if (metrics !== undefined) checkMetrics(metrics);
  checkCount(batchSize, 'the option batchSize');
  checkNumber(seed, { where: 'the option seed', kind: 'integer' });
  // Its callback hears of settings, which no other call has.
  checkPacing(options as Pacing);
}

function checkBudget(budget: unknown): void {
  if (budget === undefined) return;
  const kinds = ['seconds', 'runs'] as const;
  const given = isObject(budget) ? kinds.filter((kind) => budget[kind] !== undefined) : [];
  const [kind] = given;
  if (!isObject(budget) || kind === undefined || given.length > 1 || Object.keys(budget).length > 1)
    throw new GradCamError(
      'BAD_OPTION',
      'the option budget is neither seconds nor runs, expected { seconds: 60 } or { runs: 10000 }.',
    );
  // Border to a program without types: what it gave is checked here.
  checkNumber(budget[kind], { where: `the option budget.${kind}`, above: 0 });
}

function isFilled(list: unknown): list is readonly unknown[] {
  return Array.isArray(list) && list.length > 0 && list.every((each) => typeof each === 'string');
}

function checkList(list: unknown, known: readonly string[], name: string): void {
  if (list === undefined) return;
  const where = `the option ${name}`;
  checkKind(
    isFilled(list),
    list,
    `${where} is not a list of names`,
    `such as ['${known[0] ?? ''}']`,
  );
  for (const each of isFilled(list) ? list : []) checkChoice(each, known, where);
}
