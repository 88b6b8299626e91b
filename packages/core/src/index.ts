export { GradCamError, type GradCamErrorCode } from '@gradcam/errors';
export type { Interpolation } from '@gradcam/resample';
export { explainBy } from './by-name/explain-by.js';
export type { ExplainByResult } from './by-name/made-by-name.js';
export type { ExplainByOptions } from './by-name/named-map.js';
export type { Explainability, Problem } from './calls/further/explainability.js';
export type { Explainer } from './calls/explainer.js';
export type { FactorizationResult } from './calls/further/factorization.js';
export type { FullGradResult, FullGradShare } from './calls/further/input/full-gradient.js';
export type { FusedResult } from './calls/further/fused.js';
export type { ClassPrediction } from './calls/prediction.js';
export { averagedMap } from './explain/averaged-map.js';
export { checkExplainable } from './explain/check-explainable.js';
export { createExplainer } from './explain/create-explainer.js';
export { deepFeatureFactorization } from './explain/deep-feature-factorization.js';
export { fullGrad } from './explain/full-grad.js';
export { fuseLayers } from './explain/fuse-layers.js';
export { gradCAM } from './explain/grad-cam.js';
export {
  guidedBackpropagation,
  type GuidedBackpropagationOptions,
} from './explain/guided-backpropagation.js';
export { guidedGradCAM } from './explain/guided-grad-cam.js';
export { predictClasses } from './explain/predict-classes.js';
export type { Sign } from './method/sign.js';
export type { OutputActivation } from './network/output-activation.js';
export type { ScoreKind } from './network/score-kind.js';
export type { ExplainableModel } from './network/open/explainable-model.js';
export type { AverageOptions } from './options/calls/average-options.js';
export type { FactorizationOptions } from './options/calls/factorization-options.js';
export type { FullGradOptions } from './options/calls/full-grad-options.js';
export type { FusionOptions } from './options/calls/fusion-options.js';
export type { ExplainerOptions, GradCAMOptions } from './options/options.js';
export type { PredictionOptions } from './options/calls/prediction-options.js';
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
