export * from './by-name/methods.js';
export type { NamedMap } from './by-name/named-map.js';
export { eigenSmooth } from './method/eigen-smooth.js';
export { methodNeeds, type MethodCard } from './method/method-card.js';
export type {
  AsyncMethod,
  CombiningMethod,
  Method,
  MethodInput,
  Rerun,
  Weighing,
} from './method/method.js';
export { maskKinds, type MaskKind } from './method/perturbation/channel-masks.js';
export { finerWeights } from './target/reductions/finer-target.js';
