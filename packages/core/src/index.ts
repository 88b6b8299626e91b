export type { Adapter, Availability } from './adapter/adapter.js';
export {
  executionEnvironments,
  prepareAdapter,
  type ExecutionEnvironment,
  type SkippedAdapter,
  type PreparedAdapter,
} from './adapter/prepare-adapter.js';
export { unusedOption, type UnusedOption } from './by-name/check-explain-by.js';
export { explainBy, type ExplainByResult } from './by-name/explain-by.js';
export { mapNames, methods, type MapName, type MethodName } from './by-name/methods.js';
export type { ExplainByOptions, NamedMap } from './by-name/named-map.js';
export { methodNeeds, type MethodCard } from './method/method-card.js';
export { GradCamError, type GradCamErrorCode } from '@gradcam/errors';
export {
  checkExplainable,
  type Explainability,
  type Problem,
} from './explain/check-explainable.js';
export { createExplainer, type Explainer } from './explain/create-explainer.js';
export { fuseLayers, type FusedResult, type FusionOptions } from './explain/fuse-layers.js';
export { averagedMap, type AverageOptions } from './explain/averaged-map.js';
export { gradCAM } from './explain/grad-cam.js';
export type {
  Explained,
  GradCAMResult,
  MapWarning,
  MapWarningCode,
} from './run/grad-cam-result.js';
export type { ExplainerOptions, GradCAMOptions } from './options/options.js';
export {
  fullGrad,
  type FullGradOptions,
  type FullGradResult,
  type FullGradShare,
} from './explain/full-grad.js';
export {
  guidedBackpropagation,
  type GuidedBackpropagationOptions,
} from './explain/guided-backpropagation.js';
export { guidedGradCAM } from './explain/guided-grad-cam.js';
export {
  deepFeatureFactorization,
  type FactorizationOptions,
  type FactorizationResult,
} from './explain/deep-feature-factorization.js';
export type { Tokens } from './space/token-grid.js';
export { eigenCamMethod } from './method/activation/eigen-cam-method.js';
export {
  eigenGradCamMethod,
  segEigenCamMethod,
} from './method/activation/eigen-grad-cam-method.js';
export { femMasksMethod, femMethod } from './method/activation/fem-method.js';
export { kpcaCamMethod } from './method/activation/kpca-cam-method.js';
export { camMethod } from './method/gradient/cam-method.js';
export { elementWiseGradCamMethod } from './method/gradient/element-wise-grad-cam-method.js';
export { gradCamMethod } from './method/gradient/grad-cam-method.js';
export {
  gradCamPlusPlus,
  gradCamPlusPlusMethod,
} from './method/gradient/grad-cam-plus-plus-method.js';
export { hiResCamMethod } from './method/gradient/hi-res-cam-method.js';
export { layerCamMethod } from './method/gradient/layer-cam-method.js';
export { shapleyCamMethod } from './method/gradient/shapley-cam-method.js';
export {
  smoothGradCamPlusPlusMethod,
  type SmoothOptions,
} from './method/gradient/smooth-grad-cam-plus-plus-method.js';
export { xGradCamMethod } from './method/gradient/x-grad-cam-method.js';
export { eigenSmooth } from './method/eigen-smooth.js';
export type {
  CombiningMethod,
  Method,
  MethodInput,
  Rerun,
  AsyncMethod,
  Weighing,
} from './method/method.js';
export {
  ablationCamMethod,
  type AblationCamOptions,
} from './method/perturbation/ablation-cam-method.js';
export { maskKinds, type MaskKind } from './method/perturbation/channel-masks.js';
export {
  scoreCamMethod,
  scoreWeights,
  type ScoreCamOptions,
} from './method/perturbation/score-cam-method.js';
export { randomCamMethod } from './method/random-cam-method.js';
export { signs, type Sign } from './method/sign.js';
export { scores, type ScoreKind } from './network/score-kind.js';
export { withMendedKernels } from '@gradcam/tfjs-gradients';
export type { ExplainableModel } from './network/to-network.js';
export type { NetworkData, PictureInput, PicturePreprocessing } from './picture/picture-input.js';
export { fusions, type Fusion } from './preset/fused-maps.js';
export { scalings, type Preset, type Scaling } from './preset/preset.js';
export { defaultPreset, presets, type PresetName } from './preset/presets.js';
export { interpolations, type Interpolation } from '@gradcam/resample';
export { upsamplings, type Upsampling } from './resample/upsampling.js';
export { resampleMap } from './resample/resample-map.js';
export { finerTarget, finerWeights, type FinerOptions } from './target/reductions/finer-target.js';
export { restTarget } from './target/reductions/rest-target.js';
export { regions, type Region } from './target/region.js';
export type { ClassLabel, ClassTarget, ReductionFunction, Target } from './target/target.js';
