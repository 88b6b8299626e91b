export { abovePools } from './composite/above-pools.js';
export { ancestorsOf } from './graph/walk/ancestors-of.js';
export { headPooling } from './head/head-pooling.js';
export type { HeadPooling } from './head/head-pooling.js';
export { liftedActivations } from './composite/lifted-activations.js';
export type { LiftedActivations } from './composite/lifted-activations.js';
export { poolingWarnings } from './head/pooling-warnings.js';
export { layerFormat } from './graph/layer-format.js';
export type { AxisField } from './field/axis-field.js';
export { inputFrame, type InputFrame } from './field/input-frame.js';
export { mayFrame } from './field/may-frame.js';
export { receptiveField } from './field/receptive-field.js';
export type { FieldInput } from './field/walk-fields.js';
export type {
  LayerGeometry,
  Middle,
  MovingWindow,
  Resize,
  Slice,
  SlicedAxis,
  Transposition,
} from './graph/layer-geometry.js';
export type { DataFormat, LayerFormat, LayerGraph, LayerNode } from './graph/layer-graph.js';
export type {
  FeatureChoice,
  LayerReason,
  LayerReasonCode,
  LayerSelection,
  LayerWarning,
  LayerWarningCode,
  RankedLayer,
  RankOptions,
  ReductionChoice,
  SelectFeatureOptions,
  SelectLayersOptions,
} from './layer-selection.js';
export { rankFeatureLayers } from './feature/rank-feature-layers.js';
export { selectFeatureLayer } from './select-feature-layer.js';
export { selectLayers } from './select-layers.js';
export { selectReductionLayer, type SelectReductionOptions } from './select-reduction-layer.js';
export { spatialSize } from './graph/spatial-size.js';
