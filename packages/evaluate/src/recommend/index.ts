export { insertionMinusDeletionMetric } from './insertion-minus-deletion-metric.js';
export type { Budget } from './race/meter.js';
export { recommend } from './recommend.js';
export type { RecommendOptions, RecommendProgress } from './recommend-options.js';
export type {
  RatedSetting,
  Recommendation,
  SettingProblem,
  SettingValues,
} from './recommendation.js';
export type { Setting } from './setting.js';
