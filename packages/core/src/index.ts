export { activateBackend } from './adapter/activate-backend.js';
export { watchDevice, type DeviceWatch } from './adapter/device-loss.js';
export type { Adapter, Availability } from './adapter/adapter.js';
export {
  prepareAdapter,
  type ExecutionEnvironment,
  type PassedOver,
  type PreparedAdapter,
} from './adapter/prepare-adapter.js';
export { GradCamError, type GradCamErrorCode } from './grad-cam-error.js';
export {
  checkExplainable,
  type Explainability,
  type Problem,
} from './explain/check-explainable.js';
export {
  createExplainer,
  type Explainer,
  type ExplainerOptions,
} from './explain/create-explainer.js';
export { gradCAM } from './explain/grad-cam.js';
export type { Explained, GradCAMResult } from './explain/grad-cam-result.js';
export type { GradCAMOptions } from './explain/options.js';
export type { Tokens } from './space/token-grid.js';
export { gradCamMethod } from './method/grad-cam-method.js';
export type { Method, MethodInput } from './method/method.js';
export type { GraphModelLike } from './network/graph-model/graph-model-like.js';
export type { LayersModelLike } from './network/layers-model/layers-model-like.js';
export { networkFromFunctions, type NetworkFunctions } from './network/network-from-functions.js';
export type {
  Cut,
  CutActivations,
  CutRequest,
  Network,
  NetworkInput,
  ScoreKind,
} from './network/network.js';
export { toNetwork, type ExplainableModel } from './network/to-network.js';
export { axisTaps, type Interpolation, type Tap } from './resample/axis-taps.js';
export { resampleMap } from './resample/resample-map.js';
export type { Region } from './target/region.js';
export type { ClassLabel, ClassTarget, ReductionFunction, Target } from './target/target.js';
