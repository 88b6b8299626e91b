import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const darknet19: KnownNet = {
  name: 'darknet19',
  reductionLayer: 'softmax',
  featureLayer: 'leaky18',
  graph: layers([
    ['input', 'ImageInputLayer', [null, 256, 256, 3]],
    ['conv17', 'Convolution2DLayer', [null, 8, 8, 512]],
    ['batchnorm17', 'BatchNormalizationLayer', [null, 8, 8, 512]],
    ['leaky17', 'LeakyReLULayer', [null, 8, 8, 512]],
    ['conv18', 'Convolution2DLayer', [null, 8, 8, 1024]],
    ['batchnorm18', 'BatchNormalizationLayer', [null, 8, 8, 1024]],
    ['leaky18', 'LeakyReLULayer', [null, 8, 8, 1024]],
    ['conv19', 'Convolution2DLayer', [null, 8, 8, 1000]],
    ['avg1', 'GlobalAveragePooling2DLayer', [null, 1, 1, 1000]],
    ['softmax', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['output', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};

export const darknet53: KnownNet = {
  name: 'darknet53',
  reductionLayer: 'softmax',
  featureLayer: 'res23',
  graph: layers([
    ['input', 'ImageInputLayer', [null, 256, 256, 3]],
    ['conv44', 'Convolution2DLayer', [null, 8, 8, 1024]],
    ['batchnorm44', 'BatchNormalizationLayer', [null, 8, 8, 1024]],
    ['leaky44', 'LeakyReLULayer', [null, 8, 8, 1024]],
    ['conv49', 'Convolution2DLayer', [null, 8, 8, 512]],
    ['batchnorm49', 'BatchNormalizationLayer', [null, 8, 8, 512]],
    ['leaky49', 'LeakyReLULayer', [null, 8, 8, 512]],
    ['conv50', 'Convolution2DLayer', [null, 8, 8, 1024]],
    ['batchnorm50', 'BatchNormalizationLayer', [null, 8, 8, 1024]],
    ['leaky50', 'LeakyReLULayer', [null, 8, 8, 1024]],
    ['res22', 'AdditionLayer', [null, 8, 8, 1024], { inputs: ['leaky50', 'leaky44'] }],
    ['conv51', 'Convolution2DLayer', [null, 8, 8, 512]],
    ['batchnorm51', 'BatchNormalizationLayer', [null, 8, 8, 512]],
    ['leaky51', 'LeakyReLULayer', [null, 8, 8, 512]],
    ['conv52', 'Convolution2DLayer', [null, 8, 8, 1024]],
    ['batchnorm52', 'BatchNormalizationLayer', [null, 8, 8, 1024]],
    ['leaky52', 'LeakyReLULayer', [null, 8, 8, 1024]],
    ['res23', 'AdditionLayer', [null, 8, 8, 1024], { inputs: ['leaky52', 'res22'] }],
    ['avg1', 'GlobalAveragePooling2DLayer', [null, 1, 1, 1024]],
    ['conv53', 'Convolution2DLayer', [null, 1, 1, 1000]],
    ['softmax', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['output', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};
