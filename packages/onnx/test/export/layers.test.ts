import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, it } from 'vitest';
import { compareExported } from './compare-exported.js';

type Layer = layers.layers.Layer;
type Apply = (x: layers.SymbolicTensor) => layers.SymbolicTensor;
const l = layers.layers;

/** A layer, or several, on a picture of 7 x 6 with three channels, its weights random but the same in every run. */
function netOf(apply: Apply, shape: readonly number[] = [7, 6, 3]): layers.LayersModel {
  const input = layers.input({ shape: [...shape] });
  const model = layers.model({ inputs: input, outputs: apply(input) });
  tf.tidy(() => {
    model.setWeights(
      model
        .getWeights()
        .map(({ shape }, index) => tf.randomUniform(shape, 0.1, 1, 'float32', index + 1)),
    );
  });
  return model;
}

const of =
  (...chain: readonly Layer[]): Apply =>
  (x) =>
    chain.reduce((value, layer) => layer.apply(value) as layers.SymbolicTensor, x);

const both =
  (kind: (filters: number) => Layer, merge: Layer): Apply =>
  (x) => {
    const sides = [kind(4).apply(x), kind(4).apply(x)] as layers.SymbolicTensor[];
    return merge.apply(sides) as layers.SymbolicTensor;
  };
const pointwise = (filters: number) => l.conv2d({ filters, kernelSize: 1 });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const paddings = ['same', 'valid'] as const;
const cases: [string, Apply, (readonly number[])?][] = [
  ...paddings.flatMap((padding): [string, Apply, (readonly number[])?][] => [
    [`Conv2D ${padding}`, of(l.conv2d({ filters: 5, kernelSize: 3, padding }))],
    [
      `Conv2D ${padding} of stride 2`,
      of(l.conv2d({ filters: 5, kernelSize: 3, strides: 2, padding })),
    ],
    [
      `Conv2D ${padding} of strides 1, 3`,
      of(l.conv2d({ filters: 5, kernelSize: [4, 3], strides: [1, 3], padding })),
    ],
    [
      `Conv2D ${padding} dilated`,
      of(l.conv2d({ filters: 5, kernelSize: 3, dilationRate: 2, padding })),
    ],
    [`Conv1D ${padding}`, of(l.conv1d({ filters: 4, kernelSize: 3, strides: 2, padding })), [9, 3]],
    [
      `DepthwiseConv2D ${padding}`,
      of(l.depthwiseConv2d({ kernelSize: 3, strides: 2, depthMultiplier: 2, padding })),
    ],
    [
      `SeparableConv2D ${padding}`,
      of(l.separableConv2d({ filters: 5, kernelSize: 3, padding, depthMultiplier: 2 })),
    ],
    [
      `Conv2DTranspose ${padding}`,
      of(l.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, padding })),
    ],
    [
      `Conv2DTranspose ${padding}, its kernel smaller than its stride`,
      of(l.conv2dTranspose({ filters: 4, kernelSize: 2, strides: 3, padding })),
    ],
    [
      `Conv2DTranspose ${padding}, even kernel`,
      of(l.conv2dTranspose({ filters: 4, kernelSize: 4, strides: 2, padding })),
    ],
    [`MaxPooling2D ${padding}`, of(l.maxPooling2d({ poolSize: 3, strides: 2, padding }))],
    [`AveragePooling2D ${padding}`, of(l.averagePooling2d({ poolSize: 3, strides: 2, padding }))],
    [
      `AveragePooling2D ${padding} of stride 1`,
      of(l.averagePooling2d({ poolSize: [2, 3], strides: 1, padding })),
    ],
    [`MaxPooling1D ${padding}`, of(l.maxPooling1d({ poolSize: 2, padding })), [9, 3]],
  ]),
  [
    'DepthwiseConv2D with a dilation, which tfjs drops',
    of(l.depthwiseConv2d({ kernelSize: 3, dilationRate: 2 })),
  ],
  ['Conv2D without bias', of(l.conv2d({ filters: 5, kernelSize: 3, useBias: false }))],
  ['Dense', of(l.flatten(), l.dense({ units: 4, activation: 'relu' }))],
  ['Dense on pictures', of(l.dense({ units: 4, useBias: false }))],
  ['BatchNormalization after a convolution', of(pointwise(4), l.batchNormalization())],
  ['BatchNormalization alone', of(l.batchNormalization({ epsilon: 0.01, scale: false }))],
  ['BatchNormalization of vectors', of(l.flatten(), l.batchNormalization({ center: false }))],
  ['LayerNormalization', of(pointwise(4), l.layerNormalization())],
  ...[
    'relu',
    'relu6',
    'elu',
    'selu',
    'sigmoid',
    'hardSigmoid',
    'tanh',
    'softplus',
    'softsign',
    'softmax',
    'logSoftmax',
    'swish',
    'mish',
    'gelu',
    'gelu_new',
    'linear',
  ].flatMap((name): [string, Apply][] => [
    // Border to tfjs-layers: its type of names is a list of some.
    [`Activation ${name}`, of(pointwise(4), l.activation({ activation: name as 'relu' }))],
    [
      `Conv2D with ${name}`,
      of(l.conv2d({ filters: 4, kernelSize: 1, activation: name as 'relu' })),
    ],
  ]),
  ['ReLU', of(l.reLU())],
  ['ReLU with a maximum', of(l.reLU({ maxValue: 0.4 }))],
  ['LeakyReLU', of(l.leakyReLU({ alpha: 0.2 }))],
  ['ELU', of(l.elu())],
  ['PReLU', of(pointwise(4), l.prelu())],
  ['PReLU with shared axes', of(pointwise(4), l.prelu({ sharedAxes: [1, 2] }))],
  ['ThresholdedReLU', of(l.thresholdedReLU({ theta: 0.3 }))],
  ['Softmax', of(pointwise(4), l.softmax({ axis: -1 }))],
  [
    'ZeroPadding2D before a convolution',
    of(
      l.zeroPadding2d({
        padding: [
          [0, 1],
          [2, 3],
        ],
      }),
      l.conv2d({ filters: 4, kernelSize: 3, strides: 2 }),
    ),
  ],
  ['ZeroPadding2D', of(l.zeroPadding2d({ padding: 2 }))],
  [
    'Cropping2D',
    of(
      pointwise(4),
      l.cropping2D({
        cropping: [
          [1, 2],
          [0, 1],
        ],
      }),
    ),
  ],
  ['GlobalAveragePooling2D', of(pointwise(4), l.globalAveragePooling2d({}))],
  ['GlobalMaxPooling2D', of(pointwise(4), l.globalMaxPooling2d({}))],
  ['GlobalAveragePooling1D', of(l.globalAveragePooling1d({})), [9, 3]],
  ['UpSampling2D', of(pointwise(4), l.upSampling2d({ size: [2, 3] }))],
  [
    'UpSampling2D, bilinear',
    of(pointwise(4), l.upSampling2d({ size: [2, 3], interpolation: 'bilinear' })),
  ],
  ['Reshape', of(pointwise(4), l.reshape({ targetShape: [6, 4, 7] }))],
  ['Flatten', of(pointwise(4), l.flatten())],
  ['Permute', of(pointwise(4), l.permute({ dims: [3, 1, 2] }))],
  ['Permute of pictures as they come', of(l.permute({ dims: [2, 1, 3] }), pointwise(4))],
  ['Dropout', of(pointwise(4), l.dropout({ rate: 0.5 }))],
  ['Add', both(pointwise, l.add())],
  ['Multiply', both(pointwise, l.multiply())],
  ['Average', both(pointwise, l.average())],
  ['Maximum', both(pointwise, l.maximum())],
  ['Minimum', both(pointwise, l.minimum())],
  ['Concatenate', both(pointwise, l.concatenate())],
  ['Concatenate along another axis', both(pointwise, l.concatenate({ axis: 1 }))],
];

describe('tfjsGraph of layers', () => {
  it.each(cases)('writes %s', async (_, apply, shape = [7, 6, 3]) => {
    const model = netOf(apply, shape);
    await compareExported(model, (inputs) => model.predict(inputs), {
      shapes: [[2, ...shape]],
    });
    model.dispose();
  });
});
