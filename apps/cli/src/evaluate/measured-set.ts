import type { MeasuredSetting } from './evaluate-setting.js';
import type { SetProblem } from './set/set-problem.js';
import type { SetSample } from './set/samples-of-set.js';
import type { MetricSummary } from './summary.js';

/** All that was measured on a set. */
export interface MeasuredSet {
  /** As the user named it. */
  readonly folder: string;
  readonly samples: readonly SetSample[];
  readonly settings: readonly MeasuredSetting[];
  readonly summary: readonly MetricSummary[];
  readonly problems: readonly SetProblem[];
}
