import { pause } from '@gradcam/core/measure';
import { callersOwn, GradCamError, saidOf } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { requireParts } from '../metric/require-parts.js';
import type { ReadSample } from '../sample/read-sample.js';
import type { EvaluateOptions } from './evaluate-options.js';
import { orProblem } from './or-problem.js';
import type { Tally } from './tally.js';

/** The options of `evaluate` that concern a sample which was read. */
type MeasureOptions = Pick<EvaluateOptions, 'metrics' | 'signal' | 'onProgress'>;

/**
 * Computes all metrics of one sample.
 *
 * @param read The sample; stays the caller's.
 * @param options As for `evaluate`.
 * @param index The index of the sample.
 * @param tally Gets the values and the problems.
 */
export async function measureSample(
  read: ReadSample,
  options: MeasureOptions,
  index: number,
  tally: Pick<Tally, 'add' | 'report'>,
): Promise<void> {
  for (const metric of options.metrics) {
    const value = await orProblem(
      () => valueOf(metric, { ...read, step: stepsOf(metric, options, index) }),
      (sentence) => {
        tally.report({ sample: index, metric: metric.name, sentence });
      },
    );
    if (value !== undefined) tally.add(metric.name, index, value);
  }
}

function stepsOf(
  { name }: Metric,
  { signal, onProgress }: MeasureOptions,
  sample: number,
): MetricInput['step'] {
  return (done, total) =>
    pause(
      { signal, onProgress: (progress) => onProgress?.({ ...progress, sample }) },
      { stage: name, done, total },
    );
}

async function valueOf(metric: Metric, input: MetricInput): Promise<number> {
  requireParts(metric, input);
  const value = await callersOwn(() => metric.compute(input));
  if (Number.isFinite(value)) return value;
  throw new GradCamError(
    'NOT_FINITE',
    `the metric has no value here, got ${typeof value === 'number' ? value : saidOf(value)}.`,
  );
}
