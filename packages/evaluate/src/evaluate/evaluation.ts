/** Something that could not be measured, in words. */
export interface EvaluationProblem {
  /** The index of the sample, from 0; undefined where it is about all of them. */
  readonly sample: number | undefined;
  /** The name of the metric; undefined where the sample could not be used at all. */
  readonly metric: string | undefined;
  /** A full English sentence. */
  readonly sentence: string;
}

/** The values of one metric. */
export interface MetricValues {
  /** A value for each sample that could be measured. */
  readonly values: readonly number[];
  /** The indices of those samples. */
  readonly samples: readonly number[];
  /** The mean of the values; undefined where there are none. */
  readonly mean: number | undefined;
}

/** The values that were measured on a set of samples. */
export interface Evaluation {
  /** The values of each metric, by its name. */
  readonly metrics: Readonly<Record<string, MetricValues>>;
  /** The number of samples that were seen, the bad ones among them. */
  readonly count: number;
  readonly problems: readonly EvaluationProblem[];
}
