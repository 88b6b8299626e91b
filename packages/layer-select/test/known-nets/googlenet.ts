import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const googlenet: KnownNet = {
  name: 'googlenet',
  reductionLayer: 'prob',
  featureLayer: 'inception_5b-output',
  graph: layers([
    ['data', 'ImageInputLayer', [null, 224, 224, 3]],
    ['inception_5a-output', 'DepthConcatenationLayer', [null, 7, 7, 832]],
    ['inception_5b-1x1', 'Convolution2DLayer', [null, 7, 7, 384]],
    ['inception_5b-relu_1x1', 'ReLULayer', [null, 7, 7, 384]],
    [
      'inception_5b-3x3_reduce',
      'Convolution2DLayer',
      [null, 7, 7, 192],
      { inputs: ['inception_5a-output'] },
    ],
    ['inception_5b-relu_3x3_reduce', 'ReLULayer', [null, 7, 7, 192]],
    ['inception_5b-3x3', 'Convolution2DLayer', [null, 7, 7, 384]],
    ['inception_5b-relu_3x3', 'ReLULayer', [null, 7, 7, 384]],
    [
      'inception_5b-5x5_reduce',
      'Convolution2DLayer',
      [null, 7, 7, 48],
      { inputs: ['inception_5a-output'] },
    ],
    ['inception_5b-relu_5x5_reduce', 'ReLULayer', [null, 7, 7, 48]],
    ['inception_5b-5x5', 'Convolution2DLayer', [null, 7, 7, 128]],
    ['inception_5b-relu_5x5', 'ReLULayer', [null, 7, 7, 128]],
    [
      'inception_5b-pool',
      'MaxPooling2DLayer',
      [null, 7, 7, 832],
      { inputs: ['inception_5a-output'] },
    ],
    ['inception_5b-pool_proj', 'Convolution2DLayer', [null, 7, 7, 128]],
    ['inception_5b-relu_pool_proj', 'ReLULayer', [null, 7, 7, 128]],
    [
      'inception_5b-output',
      'DepthConcatenationLayer',
      [null, 7, 7, 1024],
      {
        inputs: [
          'inception_5b-relu_1x1',
          'inception_5b-relu_3x3',
          'inception_5b-relu_5x5',
          'inception_5b-relu_pool_proj',
        ],
      },
    ],
    ['pool5-7x7_s1', 'GlobalAveragePooling2DLayer', [null, 1, 1, 1024]],
    ['pool5-drop_7x7_s1', 'DropoutLayer', [null, 1, 1, 1024]],
    ['loss3-classifier', 'FullyConnectedLayer', [null, 1, 1, 1000]],
    ['prob', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['output', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};
