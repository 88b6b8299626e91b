export { ancestorsOf } from './ancestors-of.js';
export type { DataFormat, LayerGraph, LayerNode } from './layer-graph.js';
export { LayerSelectError } from './layer-select-error.js';
export type { LayerSelectErrorCode } from './layer-select-error.js';
export type {
  LayerReason,
  LayerReasonCode,
  LayerSelection,
  LayerWarning,
  LayerWarningCode,
  RankedLayer,
  RankOptions,
  ReductionChoice,
  SelectLayersOptions,
} from './layer-selection.js';
export { nearestNames } from './nearest-names.js';
export { rankFeatureLayers } from './rank-feature-layers.js';
export { selectLayers } from './select-layers.js';
export { selectReductionLayer } from './select-reduction-layer.js';
export { spatialSize } from './spatial-size.js';
