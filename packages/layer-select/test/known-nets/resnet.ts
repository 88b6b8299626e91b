import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const resnet18: KnownNet = {
  name: 'resnet18',
  reductionLayer: 'prob',
  featureLayer: 'res5b_relu',
  graph: layers([
    ['data', 'ImageInputLayer', [null, 224, 224, 3]],
    ['res5a_relu', 'ReLULayer', [null, 7, 7, 512]],
    ['res5b_branch2a', 'Convolution2DLayer', [null, 7, 7, 512]],
    ['bn5b_branch2a', 'BatchNormalizationLayer', [null, 7, 7, 512]],
    ['res5b_branch2a_relu', 'ReLULayer', [null, 7, 7, 512]],
    ['res5b_branch2b', 'Convolution2DLayer', [null, 7, 7, 512]],
    ['bn5b_branch2b', 'BatchNormalizationLayer', [null, 7, 7, 512]],
    ['res5b', 'AdditionLayer', [null, 7, 7, 512], { inputs: ['bn5b_branch2b', 'res5a_relu'] }],
    ['res5b_relu', 'ReLULayer', [null, 7, 7, 512]],
    ['pool5', 'GlobalAveragePooling2DLayer', [null, 1, 1, 512]],
    ['fc1000', 'FullyConnectedLayer', [null, 1, 1, 1000]],
    ['prob', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['ClassificationLayer_predictions', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};

export const resnet50: KnownNet = {
  name: 'resnet50',
  reductionLayer: 'fc1000_softmax',
  featureLayer: 'activation_49_relu',
  graph: layers([
    ['input_1', 'ImageInputLayer', [null, 224, 224, 3]],
    ['activation_46_relu', 'ReLULayer', [null, 7, 7, 2048]],
    ['res5c_branch2a', 'Convolution2DLayer', [null, 7, 7, 512]],
    ['bn5c_branch2a', 'BatchNormalizationLayer', [null, 7, 7, 512]],
    ['activation_47_relu', 'ReLULayer', [null, 7, 7, 512]],
    ['res5c_branch2b', 'Convolution2DLayer', [null, 7, 7, 512]],
    ['bn5c_branch2b', 'BatchNormalizationLayer', [null, 7, 7, 512]],
    ['activation_48_relu', 'ReLULayer', [null, 7, 7, 512]],
    ['res5c_branch2c', 'Convolution2DLayer', [null, 7, 7, 2048]],
    ['bn5c_branch2c', 'BatchNormalizationLayer', [null, 7, 7, 2048]],
    [
      'add_16',
      'AdditionLayer',
      [null, 7, 7, 2048],
      { inputs: ['bn5c_branch2c', 'activation_46_relu'] },
    ],
    ['activation_49_relu', 'ReLULayer', [null, 7, 7, 2048]],
    ['avg_pool', 'GlobalAveragePooling2DLayer', [null, 1, 1, 2048]],
    ['fc1000', 'FullyConnectedLayer', [null, 1, 1, 1000]],
    ['fc1000_softmax', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['ClassificationLayer_fc1000', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};
