import type { EvaluationProblem } from '../evaluate/evaluation.js';
import type { Interval } from '../statistics/bootstrap-interval.js';
import type { Setting } from './setting.js';

/** The values of one setting by one metric, on the samples that took no part in the choice. */
export interface SettingValues {
  /** The mean with its bootstrap interval of 95 %. */
  readonly value: Interval;
  /** The mean difference from the default on the same samples; of the default itself 0. */
  readonly difference: Interval;
}

/** A setting and how good it was. */
export interface RatedSetting {
  readonly setting: Setting;
  /** The number of samples of which it was measured: fewer than all for one that was given up early. */
  readonly samples: number;
  /** By the name of the metric; without those of which there are no values. */
  readonly metrics: Readonly<Record<string, SettingValues>>;
}

/** A problem of a sample, with the setting. */
export interface SettingProblem extends EvaluationProblem {
  /** Undefined where it is about all of them. */
  readonly setting: Setting | undefined;
}

/** The advice of `recommend`. */
export interface Recommendation {
  /** The setting to take: the best one if it is significantly better than the default, else the default. */
  readonly setting: Setting;
  /** True if the best setting is better than the default on samples that took no part in the choice, at a level of 95 %. */
  readonly isBetter: boolean;
  /** The other settings, of those that were measured to the end, which are not significantly worse than `setting` on the samples that judge: equally good as far as can be told. */
  readonly ties: readonly Setting[];
  /** The finding, in full English sentences. */
  readonly sentence: string;
  /** The library's default, with which the others are compared. */
  readonly usual: Setting;
  /** All settings, those that stayed longest first, and of these the best. */
  readonly settings: readonly RatedSetting[];
  /** The number of samples that all of the last settings were measured on. */
  readonly samples: number;
  /** The number of inputs that ran through the network; a map counts as one for each of its layers. */
  readonly runs: number;
  readonly problems: readonly SettingProblem[];
}
