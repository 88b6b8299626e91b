export { mapNames, methods, type MapName, type MethodName } from './by-name/methods.js';
export type { NamedMap } from './by-name/named-map.js';
export { eigenCamMethod } from './method/activation/eigen-cam-method.js';
export {
  eigenGradCamMethod,
  segEigenCamMethod,
} from './method/activation/eigen-grad-cam-method.js';
export { femMasksMethod, femMethod } from './method/activation/fem-method.js';
export { kpcaCamMethod } from './method/activation/kpca-cam-method.js';
export { eigenSmooth } from './method/eigen-smooth.js';
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
export { methodNeeds, type MethodCard } from './method/method-card.js';
export type {
  AsyncMethod,
  CombiningMethod,
  Method,
  MethodInput,
  Rerun,
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
export { ssCamMethod, type SsCamOptions } from './method/perturbation/ss-cam-method.js';
export { isCamMethod, type IsCamOptions } from './method/perturbation/is-cam-method.js';
export {
  reciproCamMethod,
  type ReciproCamOptions,
} from './method/perturbation/recipro-cam-method.js';
export { randomCamMethod } from './method/random-cam-method.js';
export { finerWeights } from './target/reductions/finer-target.js';
