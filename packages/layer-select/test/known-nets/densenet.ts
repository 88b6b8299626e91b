import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const densenet201: KnownNet = {
  name: 'densenet201',
  reductionLayer: 'fc1000_softmax',
  featureLayer: 'relu',
  graph: layers([
    ['input_1', 'ImageInputLayer', [null, 224, 224, 3]],
    ['conv5_block31_concat', 'DepthConcatenationLayer', [null, 7, 7, 1888]],
    ['conv5_block32_0_bn', 'BatchNormalizationLayer', [null, 7, 7, 1888]],
    ['conv5_block32_0_relu', 'ReLULayer', [null, 7, 7, 1888]],
    ['conv5_block32_1_conv', 'Convolution2DLayer', [null, 7, 7, 128]],
    ['conv5_block32_1_bn', 'BatchNormalizationLayer', [null, 7, 7, 128]],
    ['conv5_block32_1_relu', 'ReLULayer', [null, 7, 7, 128]],
    ['conv5_block32_2_conv', 'Convolution2DLayer', [null, 7, 7, 32]],
    [
      'conv5_block32_concat',
      'DepthConcatenationLayer',
      [null, 7, 7, 1920],
      { inputs: ['conv5_block31_concat', 'conv5_block32_2_conv'] },
    ],
    ['bn', 'BatchNormalizationLayer', [null, 7, 7, 1920]],
    ['relu', 'ReLULayer', [null, 7, 7, 1920]],
    ['avg_pool', 'GlobalAveragePooling2DLayer', [null, 1, 1, 1920]],
    ['fc1000', 'FullyConnectedLayer', [null, 1, 1, 1000]],
    ['fc1000_softmax', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['ClassificationLayer_fc1000', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};
