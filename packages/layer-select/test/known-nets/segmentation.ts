import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const deeplabV3: KnownNet = {
  name: 'deeplab v3 (graph model)',
  reductionLayer: 'ResizeBilinear_2',
  featureLayer: 'concat_projection/Relu',
  graph: layers([
    ['ImageTensor', 'Placeholder', [1, null, null, 3]],
    ['MobilenetV2/expanded_conv_16/project/BatchNorm', 'FusedBatchNormV3', [1, 33, 33, 320]],
    ['AvgPool2D', 'AvgPool', [1, 1, 1, 320]],
    ['image_pooling/Relu', '_FusedConv2D', [1, 1, 1, 256], { activation: 'relu' }],
    ['ResizeBilinear', 'ResizeBilinear', [1, 33, 33, 256]],
    [
      'aspp0/Relu',
      '_FusedConv2D',
      [1, 33, 33, 256],
      { activation: 'relu', inputs: ['MobilenetV2/expanded_conv_16/project/BatchNorm'] },
    ],
    ['concat/axis', 'Const', [], { inputs: [] }],
    [
      'concat',
      'ConcatV2',
      [1, 33, 33, 512],
      { inputs: ['ResizeBilinear', 'aspp0/Relu', 'concat/axis'] },
    ],
    ['concat_projection/weights', 'Const', [1, 1, 512, 256], { inputs: [] }],
    [
      'concat_projection/Relu',
      '_FusedConv2D',
      [1, 33, 33, 256],
      { activation: 'relu', inputs: ['concat', 'concat_projection/weights'] },
    ],
    ['logits/semantic/BiasAdd', '_FusedConv2D', [1, 33, 33, 21]],
    ['ResizeBilinear_1', 'ResizeBilinear', [1, 33, 33, 21]],
    ['ResizeBilinear_2', 'ResizeBilinear', [1, 65, 65, 21]],
    ['ArgMax', 'ArgMax', [1, 65, 65]],
    ['Cast', 'Cast', [1, 65, 65]],
    ['strided_slice', 'StridedSlice', [1, 65, 65]],
    ['SemanticPredictions', 'Squeeze', [1, 65, 65]],
  ]),
};

export const uNet: KnownNet = {
  name: 'u-net with a fused softmax',
  reductionLayer: 'conv2d_19',
  featureLayer: 'conv2d_18',
  graph: layers([
    ['input_1', 'InputLayer', [null, 128, 128, 3]],
    ['conv2d_1', 'Conv2D', [null, 128, 128, 64], { activation: 'relu' }],
    ['max_pooling2d_1', 'MaxPooling2D', [null, 64, 64, 64]],
    ['conv2d_2', 'Conv2D', [null, 64, 64, 128], { activation: 'relu' }],
    ['conv2d_transpose_1', 'Conv2DTranspose', [null, 128, 128, 64], { activation: 'relu' }],
    [
      'concatenate_1',
      'Concatenate',
      [null, 128, 128, 128],
      { inputs: ['conv2d_1', 'conv2d_transpose_1'] },
    ],
    ['conv2d_17', 'Conv2D', [null, 128, 128, 64], { activation: 'relu' }],
    ['conv2d_18', 'Conv2D', [null, 128, 128, 64], { activation: 'relu' }],
    ['conv2d_19', 'Conv2D', [null, 128, 128, 3], { activation: 'softmax' }],
  ]),
};

export const uNetWithReluProjection: KnownNet = {
  name: 'u-net that projects to classes with a ReLU',
  reductionLayer: 'softmax',
  featureLayer: 'conv2d_18',
  graph: layers([
    ['input_1', 'InputLayer', [null, 128, 128, 3]],
    ['conv2d_18', 'Conv2D', [null, 128, 128, 64], { activation: 'relu' }],
    ['conv2d_19', 'Conv2D', [null, 128, 128, 3], { activation: 'relu' }],
    ['reshape', 'Reshape', [null, 16384, 3]],
    ['softmax', 'Activation', [null, 16384, 3], { activation: 'softmax' }],
  ]),
};
