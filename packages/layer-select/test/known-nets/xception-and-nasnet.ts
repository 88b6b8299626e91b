import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const xception: KnownNet = {
  name: 'xception',
  reductionLayer: 'predictions',
  featureLayer: 'block14_sepconv2_act',
  graph: layers([
    ['input_1', 'InputLayer', [null, 299, 299, 3]],
    ['block14_sepconv1', 'SeparableConv2D', [null, 10, 10, 1536], { activation: 'linear' }],
    ['block14_sepconv1_bn', 'BatchNormalization', [null, 10, 10, 1536]],
    ['block14_sepconv1_act', 'Activation', [null, 10, 10, 1536], { activation: 'relu' }],
    ['block14_sepconv2', 'SeparableConv2D', [null, 10, 10, 2048], { activation: 'linear' }],
    ['block14_sepconv2_bn', 'BatchNormalization', [null, 10, 10, 2048]],
    ['block14_sepconv2_act', 'Activation', [null, 10, 10, 2048], { activation: 'relu' }],
    ['avg_pool', 'GlobalAveragePooling2D', [null, 2048]],
    ['predictions', 'Dense', [null, 1000], { activation: 'softmax' }],
  ]),
};

export const nasnetMobile: KnownNet = {
  name: 'nasnet mobile',
  reductionLayer: 'predictions',
  featureLayer: 'activation_188',
  graph: layers([
    ['input_1', 'InputLayer', [null, 224, 224, 3]],
    ['normal_concat_11', 'Concatenate', [null, 7, 7, 1056]],
    ['activation_187', 'Activation', [null, 7, 7, 1056], { activation: 'relu' }],
    ['separable_conv_1_normal_right5_12', 'SeparableConv2D', [null, 7, 7, 176]],
    ['separable_conv_1_bn_normal_right5_12', 'BatchNormalization', [null, 7, 7, 176]],
    ['normal_bn_1_12', 'BatchNormalization', [null, 7, 7, 176]],
    [
      'normal_add_5_12',
      'Add',
      [null, 7, 7, 176],
      { inputs: ['separable_conv_1_bn_normal_right5_12', 'normal_bn_1_12'] },
    ],
    [
      'normal_concat_12',
      'Concatenate',
      [null, 7, 7, 1056],
      { inputs: ['normal_bn_1_12', 'normal_add_5_12'] },
    ],
    ['activation_188', 'Activation', [null, 7, 7, 1056], { activation: 'relu' }],
    ['global_average_pooling2d_1', 'GlobalAveragePooling2D', [null, 1056]],
    ['predictions', 'Dense', [null, 1000], { activation: 'softmax' }],
  ]),
};
