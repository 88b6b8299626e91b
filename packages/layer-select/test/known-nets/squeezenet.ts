import { layers } from '../layers.js';
import type { KnownNet } from './known-net.js';

export const squeezenet: KnownNet = {
  name: 'squeezenet',
  reductionLayer: 'prob',
  featureLayer: 'relu_conv10',
  graph: layers([
    ['data', 'ImageInputLayer', [null, 227, 227, 3]],
    ['fire9-squeeze1x1', 'Convolution2DLayer', [null, 14, 14, 64]],
    ['fire9-relu_squeeze1x1', 'ReLULayer', [null, 14, 14, 64]],
    ['fire9-expand1x1', 'Convolution2DLayer', [null, 14, 14, 256]],
    ['fire9-relu_expand1x1', 'ReLULayer', [null, 14, 14, 256]],
    [
      'fire9-expand3x3',
      'Convolution2DLayer',
      [null, 14, 14, 256],
      { inputs: ['fire9-relu_squeeze1x1'] },
    ],
    ['fire9-relu_expand3x3', 'ReLULayer', [null, 14, 14, 256]],
    [
      'fire9-concat',
      'DepthConcatenationLayer',
      [null, 14, 14, 512],
      { inputs: ['fire9-relu_expand1x1', 'fire9-relu_expand3x3'] },
    ],
    ['drop9', 'DropoutLayer', [null, 14, 14, 512]],
    ['conv10', 'Convolution2DLayer', [null, 14, 14, 1000]],
    ['relu_conv10', 'ReLULayer', [null, 14, 14, 1000]],
    ['pool10', 'GlobalAveragePooling2DLayer', [null, 1, 1, 1000]],
    ['prob', 'SoftmaxLayer', [null, 1, 1, 1000]],
    ['ClassificationLayer_predictions', 'ClassificationOutputLayer', [null, 1, 1, 1000]],
  ]),
};
