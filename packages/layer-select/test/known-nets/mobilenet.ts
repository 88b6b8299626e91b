import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const mobilenetV1: KnownNet = {
  name: 'mobilenet v1 (tfjs)',
  reductionLayer: 'act_softmax',
  featureLayer: 'conv_pw_13_relu',
  graph: layers([
    ['input_1', 'InputLayer', [null, 224, 224, 3]],
    ['conv_pw_12_relu', 'Activation', [null, 7, 7, 1024], { activation: 'relu6' }],
    ['conv_dw_13', 'DepthwiseConv2D', [null, 7, 7, 1024], { activation: 'linear' }],
    ['conv_dw_13_bn', 'BatchNormalization', [null, 7, 7, 1024]],
    ['conv_dw_13_relu', 'Activation', [null, 7, 7, 1024], { activation: 'relu6' }],
    ['conv_pw_13', 'Conv2D', [null, 7, 7, 1024], { activation: 'linear' }],
    ['conv_pw_13_bn', 'BatchNormalization', [null, 7, 7, 1024]],
    ['conv_pw_13_relu', 'Activation', [null, 7, 7, 1024], { activation: 'relu6' }],
    ['global_average_pooling2d_1', 'GlobalAveragePooling2D', [null, 1024]],
    ['reshape_1', 'Reshape', [null, 1, 1, 1024]],
    ['dropout', 'Dropout', [null, 1, 1, 1024]],
    ['conv_preds', 'Conv2D', [null, 1, 1, 1000], { activation: 'linear' }],
    ['act_softmax', 'Activation', [null, 1, 1, 1000], { activation: 'softmax' }],
    ['reshape_2', 'Reshape', [null, 1000]],
  ]),
};

export const mobilenetV2: KnownNet = {
  name: 'mobilenet v2',
  reductionLayer: 'Logits_softmax',
  featureLayer: 'out_relu',
  graph: layers([
    ['input_1', 'ImageInputLayer', [null, 224, 224, 3]],
    ['block_15_add', 'AdditionLayer', [null, 7, 7, 160]],
    ['block_16_expand', 'Convolution2DLayer', [null, 7, 7, 960]],
    ['block_16_expand_BN', 'BatchNormalizationLayer', [null, 7, 7, 960]],
    ['block_16_expand_relu', 'ClippedReLULayer', [null, 7, 7, 960]],
    ['block_16_depthwise', 'GroupedConvolution2DLayer', [null, 7, 7, 960]],
    ['block_16_depthwise_BN', 'BatchNormalizationLayer', [null, 7, 7, 960]],
    ['block_16_depthwise_relu', 'ClippedReLULayer', [null, 7, 7, 960]],
    ['block_16_project', 'Convolution2DLayer', [null, 7, 7, 320]],
    ['block_16_project_BN', 'BatchNormalizationLayer', [null, 7, 7, 320]],
    ['Conv_1', 'Convolution2DLayer', [null, 7, 7, 1280]],
    ['Conv_1_bn', 'BatchNormalizationLayer', [null, 7, 7, 1280]],
    ['out_relu', 'ClippedReLULayer', [null, 7, 7, 1280]],
    ['global_average_pooling2d_1', 'GlobalAveragePooling2DLayer', [null, 1, 1, 1280]],
    ['Logits', 'FullyConnectedLayer', [null, 1, 1, 1000]],
    ['Logits_softmax', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['ClassificationLayer_Logits', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};
