export { arccMetric, type ArccOptions } from './arcc/arcc-metric.js';
export { coherencyMetric } from './arcc/coherency-metric.js';
export { complexityMetric } from './arcc/complexity-metric.js';
export { deletionMetric } from './deletion/deletion-metric.js';
export type { DeletionOptions } from './deletion/deletion-options.js';
export { insertionMetric } from './deletion/insertion-metric.js';
export { evaluate } from './evaluate/evaluate.js';
export type {
  EvaluateOptions,
  EvaluationProgress,
  ExplainFunction,
} from './evaluate/evaluate-options.js';
export type { Evaluation, EvaluationProblem, MetricValues } from './evaluate/evaluation.js';
export type {
  MapInput,
  MapMetric,
  Metric,
  MetricCard,
  MetricInput,
  MetricNeed,
} from './metric/metric.js';
export type { MeasuredNetwork } from './network/measured-network.js';
export type { Replacement, ReplacementOptions } from './replace/replacement.js';
export type { Layout } from './sample/layout.js';
export type { NumberGrid, ObjectBox, Sample } from './sample/sample.js';
export { averageDropMetric } from './masking/average-drop-metric.js';
export { averageGainMetric } from './masking/average-gain-metric.js';
export { increaseInConfidenceMetric } from './masking/increase-in-confidence-metric.js';
export type { MaskingOptions } from './masking/masked-score.js';
export { roadMetric } from './road/road-metric.js';
export type { RoadOptions, RoadOrder } from './road/road-options.js';
export { boxAccuracyMetric, type BoxAccuracyOptions } from './localisation/box-accuracy-metric.js';
export { energyInBoxMetric } from './localisation/energy-in-box-metric.js';
export { gridPointingGameMetric } from './localisation/grid-pointing-game-metric.js';
export { gridSamples, type GridCell } from './localisation/grid-samples.js';
export { iouMetric } from './localisation/iou-metric.js';
export {
  pointingGameMetric,
  type PointingGameOptions,
} from './localisation/pointing-game-metric.js';
export type { ThresholdOptions } from './localisation/thresholded.js';
export {
  randomizedWeightsMetric,
  type RandomizedWeightsOptions,
} from './randomisation/randomized-weights-metric.js';
export type { WeightedGraph } from './randomisation/layers-of-graph.js';
export {
  weightedLayerNames,
  type WeightedLayer,
  type WeightedModel,
} from './randomisation/weighted-layers.js';
export { infidelityMetric, type InfidelityOptions } from './robustness/infidelity-metric.js';
export type { PerturbationOptions } from './robustness/perturbation-options.js';
export {
  layerSensitivityMetric,
  type LayerSensitivityOptions,
} from './robustness/layer-sensitivity-metric.js';
export {
  sensitivityMaxMetric,
  type SensitivityOptions,
} from './robustness/sensitivity-max-metric.js';
export { stabilityMetric, type StabilityOptions } from './robustness/stability-metric.js';
export { rankCorrelation } from './similarity/rank-correlation.js';
export { structuralSimilarity } from './similarity/structural-similarity.js';
export {
  bootstrapInterval,
  type BootstrapOptions,
  type Interval,
} from './statistics/bootstrap-interval.js';
export { pairedDifference } from './statistics/paired-difference.js';
export { meaningOfMeasures } from './words/meaning-of-measures.js';
export {
  measureInWords,
  type MeasuredInWords,
  type MeasureInWordsOptions,
} from './words/measure-in-words.js';
