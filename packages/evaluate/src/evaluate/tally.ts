import type { Metric } from '../metric/metric.js';
import { meanOf } from '../numbers/mean-of.js';
import type { Evaluation, EvaluationProblem } from './evaluation.js';

/** The values that were measured so far. */
export interface Tally {
  /**
   * Keeps a value.
   *
   * @param metric The name of the metric.
   * @param sample The index of the sample.
   * @param value The value.
   */
  add(metric: string, sample: number, value: number): void;
  /**
   * Keeps a problem.
   *
   * @param problem What could not be measured.
   */
  report(problem: EvaluationProblem): void;
  /**
   * Ends the set.
   *
   * @param count The number of samples that were seen.
   * @returns All values and problems.
   */
  finish(count: number): Evaluation;
}

/**
 * Begins an empty tally.
 *
 * @param metrics What is measured.
 * @returns The tally.
 */
export function tallyOf(metrics: readonly Metric[]): Tally {
  const kept = new Map(
    metrics.map(({ name }) => [name, { values: [] as number[], samples: [] as number[] }]),
  );
  const problems: EvaluationProblem[] = [];
  return {
    add: (metric, sample, value) => {
      kept.get(metric)?.values.push(value);
      kept.get(metric)?.samples.push(sample);
    },
    report: (problem) => problems.push(problem),
    finish: (count) => {
      if (count === 0) problems.push(nothing);
      const entries = [...kept].map(([name, { values, samples }]) => {
        return [
          name,
          { values, samples, mean: values.length === 0 ? undefined : meanOf(values) },
        ] as const;
      });
      return { metrics: Object.fromEntries(entries), count, problems };
    },
  };
}

const nothing: EvaluationProblem = {
  sample: undefined,
  metric: undefined,
  sentence: 'There are no samples, so nothing was measured.',
};
