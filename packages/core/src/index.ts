export { GradCamError, type GradCamErrorCode } from '@gradcam/errors';
export type { Interpolation } from '@gradcam/resample';
export { explainBy, type ExplainByResult } from './by-name/explain-by.js';
export type { ExplainByOptions } from './by-name/named-map.js';
export { averagedMap, type AverageOptions } from './explain/averaged-map.js';
export {
  checkExplainable,
  type Explainability,
  type Problem,
} from './explain/check-explainable.js';
export { createExplainer, type Explainer } from './explain/create-explainer.js';
export {
  deepFeatureFactorization,
  type FactorizationOptions,
  type FactorizationResult,
} from './explain/deep-feature-factorization.js';
export {
  fullGrad,
  type FullGradOptions,
  type FullGradResult,
  type FullGradShare,
} from './explain/full-grad.js';
export { fuseLayers, type FusedResult, type FusionOptions } from './explain/fuse-layers.js';
export { gradCAM } from './explain/grad-cam.js';
export {
  guidedBackpropagation,
  type GuidedBackpropagationOptions,
} from './explain/guided-backpropagation.js';
export { guidedGradCAM } from './explain/guided-grad-cam.js';
export {
  predictClasses,
  type ClassPrediction,
  type PredictionOptions,
} from './explain/predict-classes.js';
export type { Sign } from './method/sign.js';
export type { OutputActivation } from './network/output-activation.js';
export type { ScoreKind } from './network/score-kind.js';
export type { ExplainableModel } from './network/open/explainable-model.js';
export type { ExplainerOptions, GradCAMOptions } from './options/options.js';
export type { Pacing, Progress, Signal } from './pace/pacing.js';
export type { NetworkData, PictureInput, PicturePreprocessing } from './picture/picture-input.js';
export type { Fusion } from './preset/fused-maps.js';
export type { Placement } from './preset/placement.js';
export type { Preset } from './preset/preset.js';
export { presets, type PresetName } from './preset/presets.js';
export { resampleMap } from './resample/resample-map.js';
export type { Upsampling } from './resample/upsampling.js';
export type {
  Explained,
  GradCAMResult,
  MapWarning,
  MapWarningCode,
} from './run/grad-cam-result.js';
export type { Tokens } from './space/token-grid.js';
export { finerTarget, type FinerOptions } from './target/reductions/finer-target.js';
export { restTarget } from './target/reductions/rest-target.js';
export type { Region } from './target/region.js';
export type { ClassLabel, ClassTarget, ReductionFunction, Target } from './target/target.js';
