import type { ExplainableModel } from '@gradcam/core/network';
import type { Metric } from '../../metric/metric.js';
import type { Meter } from './meter.js';
import type { RecommendOptions } from '../recommend-options.js';
import type { SettingProblem } from '../recommendation.js';

/** The parts that all steps of a search share. */
export interface Search {
  readonly model: ExplainableModel;
  readonly options: RecommendOptions;
  readonly metrics: readonly Metric[];
  readonly meter: Meter;
  /** Gets what could not be measured. */
  readonly problems: SettingProblem[];
}
