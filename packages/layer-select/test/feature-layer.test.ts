import { describe, expect, it } from 'vitest';
import { rankFeatureLayers, selectLayers } from '../src/index.js';
import type { DataFormat } from '../src/index.js';
import { layers } from './layers.js';
import type { Row } from './layers.js';

const featureLayer = (rows: readonly Row[], format?: DataFormat) =>
  selectLayers(layers(rows, format)).featureLayer;

const reluTypes = [
  ...['ReLU', 'ReLU6', 'LeakyReLU', 'PReLU', 'ELU', 'SELU', 'GELU', 'Swish', 'SiLU', 'HardSwish'],
  ...['Mish', 'clippedRelu', 'ThresholdedReLU', 'Relu', 'Relu6', 'LeakyRelu', 'Prelu', 'Elu'],
  ...['Selu', 'Gelu', 'nnet.cnn.layer.ReLULayer', 'SwishLayer'],
];

describe('the feature layer', () => {
  it.each(reluTypes)('can be a layer of type %s', (type) => {
    expect(
      featureLayer([
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['conv', 'Conv2D', [null, 8, 8, 4]],
        ['activation', type, [null, 8, 8, 4]],
        ['pool', 'MaxPooling2D', [null, 4, 4, 4]],
        ['flatten', 'Flatten', [null, 64]],
        ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
      ]),
    ).toBe('activation');
  });

  it.each([
    'Conv2D',
    'DepthwiseConv2D',
    '_FusedConv2D',
    'FusedDepthwiseConv2dNative',
    'Activation',
  ])('can be a %s with a fused activation', (type) => {
    expect(
      featureLayer([
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['fused', type, [null, 8, 8, 4], { activation: 'relu6' }],
        ['plain', 'Conv2D', [null, 8, 8, 4], { activation: 'linear' }],
        ['pool', 'GlobalMaxPooling2D', [null, 4]],
        ['dense', 'Dense', [null, 2]],
      ]),
    ).toBe('fused');
  });

  it('has a size that is said where the network leaves it open', () => {
    const { reasons } = selectLayers(
      layers([
        ['x', 'InputLayer', [null, null, null, 3]],
        ['relu', 'ReLU', [null, null, null, 3]],
        ['pool', 'GlobalAveragePooling2D', [null, 3]],
        ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
      ]),
    );
    expect(reasons[0]?.text).toBe(
      "'relu' is the last ReLU-like activation, with a spatial size that the input decides.",
    );
  });

  it('is the deepest of branches side by side, in whatever order they are listed', () => {
    const graph = layers([
      ['x', 'InputLayer', [null, 8, 8, 3]],
      ['deep_1', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
      ['deep_2', 'Conv2D', [null, 4, 4, 4], { activation: 'relu' }],
      ['shallow', 'Conv2D', [null, 8, 8, 4], { activation: 'relu', inputs: ['x'] }],
      ['flat_deep', 'Flatten', [null, 64], { inputs: ['deep_2'] }],
      ['flat_shallow', 'Flatten', [null, 256], { inputs: ['shallow'] }],
      ['both', 'Concatenate', [null, 320], { inputs: ['flat_deep', 'flat_shallow'] }],
      ['dense', 'Dense', [null, 2]],
    ]);
    expect(rankFeatureLayers(graph, 'dense').map(({ name }) => name)).toEqual([
      'deep_2',
      'shallow',
      'deep_1',
    ]);
  });

  it('can be a normalisation of tokens in a network that takes pictures', () => {
    const tokens: readonly Row[] = [
      ['patches', 'Conv2D', [null, 4, 4, 8]],
      ['tokens', 'Reshape', [null, 16, 8]],
      ['norm1', 'LayerNormalization', [null, 16, 8]],
      ['attention', 'Attention', [null, 16, 8]],
      ['norm2', 'LayerNormalization', [null, 16, 8]],
      ['pool', 'GlobalAveragePooling1D', [null, 8]],
      ['dense', 'Dense', [null, 2]],
    ];
    const graph = layers([['x', 'InputLayer', [null, 16, 16, 3]], ...tokens]);
    const ranking = rankFeatureLayers(graph, 'dense');
    expect(ranking.map(({ name, reasons }) => [name, reasons[0]?.code])).toEqual([
      ['norm2', 'last-token-norm'],
      ['norm1', 'token-norm'],
      ['patches', 'last-convolution'],
    ]);
    const signal = layers([['x', 'InputLayer', [null, 16, 3]], ...tokens.slice(2)]);
    expect(rankFeatureLayers(signal, 'dense')).toEqual([]);
  });

  it('is the last convolution where there is no ReLU-like activation', () => {
    const { featureLayer, reductionLayer, reasons } = selectLayers(
      layers([
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['conv_1', 'Conv2D', [null, 8, 8, 4], { activation: 'tanh' }],
        ['conv_2', 'Conv2D', [null, 6, 6, 4], { activation: 'sigmoid' }],
        ['pool', 'MaxPooling2D', [null, 3, 3, 4]],
        ['flatten', 'Flatten', [null, 36]],
        ['dense', 'Dense', [null, 1], { activation: 'sigmoid' }],
      ]),
    );
    expect([featureLayer, reductionLayer]).toEqual(['conv_2', 'dense']);
    expect(reasons.map(({ code, layer }) => [code, layer])).toEqual([
      ['last-convolution', 'conv_2'],
      ['final-layer', 'dense'],
    ]);
  });

  it('has one space axis in a net for signals', () => {
    expect(
      featureLayer([
        ['x', 'InputLayer', [null, null, 1]],
        ['conv', 'Conv1D', [null, null, 8], { activation: 'relu' }],
        ['pool', 'GlobalAveragePooling1D', [null, 8]],
        ['hidden', 'Dense', [null, 8], { activation: 'relu' }],
        ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
      ]),
    ).toBe('conv');
  });

  it('has three space axes in a net for volumes', () => {
    expect(
      featureLayer([
        ['x', 'InputLayer', [null, 16, 16, 16, 1]],
        ['conv_1', 'Conv3D', [null, 16, 1, 1, 8], { activation: 'elu' }],
        ['conv_2', 'Conv3D', [null, 1, 1, 1, 8], { activation: 'elu' }],
        ['flatten', 'Flatten', [null, 8]],
        ['dense', 'Dense', [null, 2]],
      ]),
    ).toBe('conv_1');
  });

  it('has its channels first where the graph says so', () => {
    const rows: Row[] = [
      ['x', 'InputLayer', [null, 3, 8, 8]],
      ['conv', 'Conv2D', [null, 16, 4, 1], { activation: 'relu' }],
      ['squeezed', 'Conv2D', [null, 16, 1, 1], { activation: 'relu' }],
      ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
    ];
    expect(featureLayer(rows, 'channelsFirst')).toBe('conv');
    expect(featureLayer(rows, 'channelsLast')).toBe('squeezed');
  });

  it('is an ancestor of the reduction layer', () => {
    const graph = layers([
      ['x', 'InputLayer', [null, 8, 8, 3]],
      ['trunk', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
      ['other', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
      ['other_out', 'Dense', [null, 3]],
      ['out', 'Dense', [null, 2], { inputs: ['trunk'] }],
    ]);
    expect(rankFeatureLayers(graph, 'out').map(({ name }) => name)).toEqual(['trunk']);
    expect(rankFeatureLayers(graph, 'other_out')[0]?.name).toBe('other');
  });

  it('is a concat that gathers activations through a dropout', () => {
    expect(
      featureLayer([
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['a', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
        ['drop', 'SpatialDropout2D', [null, 8, 8, 4]],
        ['b', 'Conv2D', [null, 8, 8, 4], { inputs: ['x'] }],
        ['concat', 'Concatenate', [null, 8, 8, 8], { inputs: ['drop', 'b'] }],
        ['pool', 'GlobalAveragePooling2D', [null, 8]],
        ['dense', 'Dense', [null, 2]],
      ]),
    ).toBe('concat');
  });

  it('is no add of a bias', () => {
    expect(
      featureLayer([
        ['x', 'Placeholder', [1, 8, 8, 3]],
        ['conv', 'Conv2D', [1, 8, 8, 4]],
        ['relu', 'Relu', [1, 8, 8, 4]],
        ['bias', 'Const', [4], { inputs: [] }],
        ['shifted', 'AddV2', [1, 8, 8, 4], { inputs: ['relu', 'bias'] }],
        ['mean', 'Mean', [1, 4]],
      ]),
    ).toBe('relu');
  });

  it.each(['Conv2D', 'Dense'])(
    'is not inside a squeeze-and-excite made of %s, even where shapes are unknown',
    (type) => {
      const excite = (shape: Row[2], open: Row[2]): Row[] => [
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['conv', 'Conv2D', open, { activation: 'relu' }],
        ['squeeze', 'GlobalAveragePooling2D', undefined],
        ['reshape', 'Reshape', shape],
        ['inner', type, shape, { activation: 'relu' }],
        ['gate', type, shape, { activation: 'sigmoid' }],
        ['scale', 'Multiply', open, { inputs: ['conv', 'gate'] }],
        ['pool', 'GlobalAveragePooling2D', undefined],
        ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
      ];
      expect(featureLayer(excite([null, 1, 1, 4], [null, 8, 8, 4]))).toBe('conv');
      expect(featureLayer(excite(undefined, undefined))).toBe('conv');
    },
  );

  it('is not inside a spatial attention', () => {
    const graph = layers([
      ['x', 'InputLayer', [null, 8, 8, 3]],
      ['trunk', 'Conv2D', [null, 8, 8, 16], { activation: 'relu' }],
      ['inner', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
      ['weights', 'Conv2D', [null, 8, 8, 1], { activation: 'sigmoid' }],
      ['weighted', 'Multiply', [null, 8, 8, 16], { inputs: ['trunk', 'weights'] }],
      ['pool', 'GlobalAveragePooling2D', [null, 16]],
      ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
    ]);
    const { featureLayer, ranking } = selectLayers(graph);
    expect(featureLayer).toBe('trunk');
    expect(ranking.find(({ name }) => name === 'inner')?.warnings[0]?.code).toBe('gate-only');
  });

  it('is the sum of branches that a softmax between them weighs, not the one that the weights are made of', () => {
    const wide = [null, 8, 8, 16] as const;
    const graph = layers([
      ['x', 'Placeholder', [null, 8, 8, 3]],
      ['three', 'Conv2D', wide, { inputs: ['x'], activation: 'relu' }],
      ['five', 'Conv2D', wide, { inputs: ['x'], activation: 'relu' }],
      ['both', 'AddV2', wide, { inputs: ['three', 'five'] }],
      ['squeeze', 'Mean', [null, 16]],
      ['expand', 'MatMul', [null, 32]],
      ['rows', 'Reshape', [null, 2, 16]],
      ['weights', 'Softmax', [null, 2, 16]],
      ['first', 'StridedSlice', [null, 1, 1, 16], { inputs: ['weights'] }],
      ['second', 'StridedSlice', [null, 1, 1, 16], { inputs: ['weights'] }],
      ['of_three', 'Mul', wide, { inputs: ['three', 'first'] }],
      ['of_five', 'Mul', wide, { inputs: ['five', 'second'] }],
      ['selected', 'AddV2', wide, { inputs: ['of_three', 'of_five'] }],
      ['mean', 'Mean', [null, 16]],
      ['out', 'MatMul', [null, 2]],
    ]);
    const { featureLayer, ranking } = selectLayers(graph);
    expect(featureLayer).toBe('selected');
    expect(ranking.at(-1)?.name).toBe('both');
    expect(ranking.at(-1)?.warnings[0]?.code).toBe('gate-only');
  });

  it('has a row for each sample where one has: parts of a picture that the network cuts are warned of', () => {
    const graph = layers([
      ['x', 'Placeholder', [1, 8, 8, 3]],
      ['trunk', 'Conv2D', [1, 8, 8, 4], { activation: 'relu' }],
      ['parts', 'Reshape', [2, 4, 8, 4]],
      ['shared', 'Conv2D', [2, 4, 8, 4], { activation: 'relu' }],
      ['mean', 'Mean', [2, 4]],
      ['pair', 'Reshape', [1, 8]],
      ['out', 'MatMul', [1, 2]],
    ]);
    expect(selectLayers(graph).featureLayer).toBe('trunk');
    const { warnings } = selectLayers(graph, { featureLayer: 'shared' });
    expect(warnings.map(({ code, text }) => `${code}: ${text}`)).toContain(
      "several-rows: 'shared' has 2 rows for 1 of the score, as where a network cuts its input into parts: there is a map for each row, not for each sample.",
    );
  });

  it('is the larger of two convolutions where there is no other activation', () => {
    const graph = layers([
      ['x', 'InputLayer', [null, 8, 8, 3]],
      ['a', 'Conv2D', [null, 8, 8, 4], { inputs: ['x'] }],
      ['b', 'Conv2D', [null, 8, 8, 4], { inputs: ['x'] }],
      ['maxout', 'Maximum', [null, 8, 8, 4], { inputs: ['a', 'b'] }],
      ['pool', 'GlobalAveragePooling2D', [null, 4]],
      ['dense', 'Dense', [null, 2], { activation: 'softmax' }],
    ]);
    const { featureLayer, ranking } = selectLayers(graph);
    expect(featureLayer).toBe('maxout');
    expect(ranking[0]?.reasons[0]?.code).toBe('last-relu');
  });

  it('is the larger of a value and a part of it, and the choice between two functions of one', () => {
    const shape = [1, 8, 8, 4] as const;
    const of = (...rows: Row[]) =>
      featureLayer([
        ['x', 'Placeholder', [1, 8, 8, 3]],
        ['conv', 'Conv2D', shape],
        ['few', 'Const', [], { inputs: [] }],
        ...rows,
        ['mean', 'Mean', [1, 4]],
        ['out', 'MatMul', [1, 2]],
      ]);
    const part: Row = ['part', 'Mul', shape, { inputs: ['conv', 'few'] }];
    expect(of(part, ['leaky', 'Maximum', shape, { inputs: ['conv', 'part'] }])).toBe('leaky');
    expect(
      of(
        ['above', 'Greater', shape, { inputs: ['conv', 'few'] }],
        ['exp', 'Exp', shape, { inputs: ['conv'] }],
        ['below', 'Sub', shape, { inputs: ['exp', 'few'] }],
        ['elu', 'SelectV2', shape, { inputs: ['above', 'conv', 'below'] }],
      ),
    ).toBe('elu');
  });

  it('is the whole of an activation that is written out as several ops', () => {
    const graph = layers([
      ['x', 'Placeholder', [1, 8, 8, 3]],
      ['conv', 'Conv2D', [1, 8, 8, 4]],
      ['three', 'Const', [], { inputs: [] }],
      ['plus', 'AddV2', [1, 8, 8, 4], { inputs: ['conv', 'three'] }],
      ['relu6', 'Relu6', [1, 8, 8, 4]],
      ['sixth', 'Mul', [1, 8, 8, 4], { inputs: ['relu6', 'three'] }],
      ['hard_swish', 'Mul', [1, 8, 8, 4], { inputs: ['conv', 'sixth'] }],
      ['mean', 'Mean', [1, 4]],
      ['out', 'MatMul', [1, 2]],
    ]);
    expect(selectLayers(graph).ranking.map(({ name }) => name)).toEqual(['hard_swish', 'conv']);
  });

  it('is one of a known shape before one of an unknown shape', () => {
    const { ranking } = selectLayers(
      layers([
        ['x', 'Placeholder', [1, 8, 8, 3]],
        ['known', 'Relu', [1, 8, 8, 4]],
        ['unknown', '_FusedConv2D', undefined, { activation: 'relu' }],
        ['mean', 'Mean', undefined],
        ['hidden', '_FusedMatMul', undefined, { activation: 'relu' }],
        ['out', 'MatMul', [1, 2]],
      ]),
    );
    expect(ranking.map(({ name, warnings }) => [name, warnings[0]?.code])).toEqual([
      ['known', undefined],
      ['unknown', 'unknown-shape'],
    ]);
  });

  it('is a projection to classes only where there is nothing else', () => {
    const { featureLayer, warnings } = selectLayers(
      layers([
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['conv', 'Conv2D', [null, 8, 8, 1]],
        ['sigmoid', 'Activation', [null, 8, 8, 1], { activation: 'sigmoid' }],
      ]),
    );
    expect(featureLayer).toBe('conv');
    expect(warnings.map(({ code }) => code)).toEqual(['class-projection']);
  });

  it('says that it was taken before the projection to classes', () => {
    const { featureLayer, reasons } = selectLayers(
      layers([
        ['x', 'InputLayer', [null, 8, 8, 3]],
        ['features', 'Conv2D', [null, 8, 8, 16], { activation: 'tanh' }],
        ['projection', 'Conv2D', [null, 8, 8, 1]],
        ['sigmoid', 'Activation', [null, 8, 8, 1], { activation: 'sigmoid' }],
      ]),
    );
    expect(featureLayer).toBe('features');
    expect(reasons.map(({ code }) => code)).toContain('above-projection');
  });
});
