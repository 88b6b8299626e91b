import { serialization } from '@tensorflow/tfjs-core';
import { suppliedIdentities } from '../classes/preprocessing-classes.js';
import { EluLayer, ReluLayer, SoftmaxLayer } from './activation/activation-layers.js';
import { activations } from './activation/activations.js';
import { AttentionLayer } from './attention/attention-layer.js';
import { MultiHeadAttentionLayer } from './attention/multi-head-attention-layer.js';
import { identityLayer } from './base/identity-layer.js';
import { OperationLayer } from './base/operation-layer.js';
import {
  DepthwiseConv1DLayer,
  DepthwiseConv2DLayer,
  SeparableConv1DLayer,
} from './convolution/depthwise-layer.js';
import { Conv1DLayer, Conv2DLayer } from './convolution/grouped-convolution-layer.js';
import {
  Conv1DTransposeLayer,
  Conv2DTransposeLayer,
} from './convolution/transposed-convolution-layer.js';
import { BatchNormalizationLayer } from './normalising/batch-normalization-layer.js';
import { GroupNormalizationLayer } from './normalising/group-normalization-layer.js';
import { LayerNormalizationLayer } from './normalising/layer-normalization-layer.js';
import { NormalizationLayer } from './normalising/normalization-layer.js';
import { RescalingLayer } from './normalising/rescaling-layer.js';
import { RmsNormalizationLayer } from './normalising/rms-normalization-layer.js';
import { UnitNormalizationLayer } from './normalising/unit-normalization-layer.js';
import { globalPoolingLayers } from './pooling/global-pooling-layers.js';
import {
  CenterCropLayer,
  RandomCropLayer,
  ResizingLayer,
} from './preprocessing/resizing-layers.js';
import { BidirectionalLayer } from './recurrent/bidirectional-layer.js';
import { GruCell } from './recurrent/gru-cell.js';
import { GruLayer } from './recurrent/gru-layer.js';
import { EinsumDenseLayer } from './shape/einsum-dense-layer.js';
import { ReshapeLayer } from './shape/reshape-layer.js';
import { BilinearUpSamplingLayer, spatialLayers } from './shape/spatial-layers.js';
import { SubtractLayer } from './shape/subtract-layer.js';

/**
 * Registers the supplied layers and activations in tfjs-layers, under names that nothing else uses: `gradcam>…` and `gradcam.…`.
 * Called while a model is loaded; further calls do nothing.
 */
export function registerSuppliedLayers(): void {
  const known = serialization.SerializationMap.getMap().classNameMap;
  for (const supplied of classes()) {
    if (!Object.hasOwn(known, supplied.className)) serialization.registerClass(supplied);
  }
}

type Registered = Parameters<typeof serialization.registerClass>[0];

function classes(): Registered[] {
  const supplied = [
    ...activations,
    ...suppliedIdentities.map((name) => identityLayer(`gradcam>${name}`)),
    ...globalPoolingLayers,
    ...spatialLayers,
    AttentionLayer,
    BatchNormalizationLayer,
    BidirectionalLayer,
    BilinearUpSamplingLayer,
    CenterCropLayer,
    Conv1DLayer,
    Conv1DTransposeLayer,
    Conv2DLayer,
    Conv2DTransposeLayer,
    DepthwiseConv1DLayer,
    DepthwiseConv2DLayer,
    EinsumDenseLayer,
    EluLayer,
    GroupNormalizationLayer,
    GruCell,
    GruLayer,
    LayerNormalizationLayer,
    MultiHeadAttentionLayer,
    NormalizationLayer,
    OperationLayer,
    RandomCropLayer,
    ReluLayer,
    RescalingLayer,
    ReshapeLayer,
    ResizingLayer,
    RmsNormalizationLayer,
    SeparableConv1DLayer,
    SoftmaxLayer,
    SubtractLayer,
    UnitNormalizationLayer,
  ];
  // Border to tfjs-layers: its type of a class wants constructors that take any dictionary.
  return supplied;
}
