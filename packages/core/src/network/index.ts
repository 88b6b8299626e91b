export type { DataFormat, LayerGraph, LayerNode } from '@gradcam/layer-select';
export { channelFormats, type FormatStep } from './channel-formats.js';
export { planCut } from './plan-cut.js';
export { headFeeds, type CutPlan, type Step } from './split-steps.js';
export {
  networkFromFunctions,
  type NetworkFunctions,
  type TrunkResult,
} from './functions/network-from-functions.js';
export type { GraphModelLike } from './graph-model/graph-model-like.js';
export type { LayersModelLike } from './layers-model/layers-model-like.js';
export type { GraphStep } from './graph-model/trace-graph-model.js';
export type { LayerStep } from './layers-model/trace-layers-model.js';
export type {
  Cut,
  CutActivations,
  CutRequest,
  MadeMaps,
  MapRequest,
  Network,
  NetworkInput,
  NetworkTrace,
  ScoresOfOutput,
  SumsOfOutput,
} from './network.js';
export type { ScoreKind } from './score-kind.js';
export type { ExplainableModel } from './open/explainable-model.js';
export { toNetwork } from './open/to-network.js';
export type { Matrix } from '../resample/axis-matrix.js';
export { hostNumbers, withHostNumbers } from '../tensor/host-numbers.js';
export { sameData } from '../tensor/same-data.js';
