import { describe, expect, it } from 'vitest';
import { headPooling, selectLayers } from '../src/index.js';
import { layers } from './layers.js';
import type { Row } from './layers.js';

const start: readonly Row[] = [
  ['x', 'InputLayer', [null, 8, 8, 3]],
  ['feature', 'Conv2D', [null, 8, 8, 16], { activation: 'relu' }],
];
const end: Row = ['out', 'Dense', [null, 4], { activation: 'softmax' }];
const after = (...rows: readonly Row[]) =>
  headPooling(layers([...start, ...rows, end]), 'feature', 'out');

describe('headPooling', () => {
  it.each<{ name: string; rows: readonly Row[] }>([
    { name: 'a global mean', rows: [['pool', 'GlobalAveragePooling2D', [null, 16]]] },
    { name: 'a global maximum', rows: [['pool', 'GlobalMaxPooling2D', [null, 16]]] },
    { name: 'a mean over all space axes', rows: [['pool', 'Mean', [null, 16]]] },
    { name: 'a sum over all space axes', rows: [['pool', 'Sum', [null, 16]]] },
    { name: 'a mean that keeps its axes', rows: [['pool', 'Mean', [null, 1, 1, 16]]] },
    {
      name: 'two means, one over each axis',
      rows: [
        ['rows', 'Mean', [null, 8, 16]],
        ['columns', 'Mean', [null, 16]],
      ],
    },
    {
      name: 'a mean over a window as large as the map, then a flattening',
      rows: [
        ['pool', 'AveragePooling2D', [null, 1, 1, 16]],
        ['flatten', 'Flatten', [null, 16]],
      ],
    },
    {
      name: 'convolutions and poolings before a global mean',
      rows: [
        ['conv', 'Conv2D', [null, 8, 8, 32], { activation: 'relu' }],
        ['half', 'MaxPooling2D', [null, 4, 4, 32]],
        ['pool', 'GlobalAveragePooling2D', [null, 32]],
      ],
    },
    {
      name: 'a squeeze-and-excite before a global mean',
      rows: [
        ['squeeze', 'GlobalAveragePooling2D', [null, 16]],
        ['gate', 'Dense', [null, 16], { activation: 'sigmoid' }],
        ['row', 'Reshape', [null, 1, 1, 16]],
        ['scale', 'Multiply', [null, 8, 8, 16], { inputs: ['feature', 'row'] }],
        ['pool', 'GlobalAveragePooling2D', [null, 16]],
      ],
    },
    {
      name: 'a swish of two ops and a fold into tokens before a mean',
      rows: [
        ['sigmoid', 'Sigmoid', [null, 8, 8, 16]],
        ['swish', 'Multiply', [null, 8, 8, 16], { inputs: ['feature', 'sigmoid'] }],
        ['tokens', 'Reshape', [null, 64, 16]],
        ['pool', 'GlobalAveragePooling1D', [null, 16]],
      ],
    },
    {
      name: 'a mean and a maximum side by side',
      rows: [
        ['mean', 'GlobalAveragePooling2D', [null, 16]],
        ['max', 'GlobalMaxPooling2D', [null, 16], { inputs: ['feature'] }],
        ['both', 'Concatenate', [null, 32], { inputs: ['mean', 'max'] }],
      ],
    },
    {
      name: 'a product over tokens that the converter folds into the batch',
      rows: [
        ['tokens', 'Reshape', [1, 64, 16]],
        ['folded', 'Reshape', [64, 16]],
        ['product', 'MatMul', [64, 32]],
        ['unfolded', 'Reshape', [1, 64, 32]],
        ['pool', 'Mean', [1, 32]],
      ],
    },
  ])('is pooled by $name', ({ rows }) => {
    expect(after(...rows)).toBe('pooled');
  });

  it.each<{ name: string; rows: readonly Row[] }>([
    { name: 'a flattening', rows: [['flatten', 'Flatten', [null, 1024]]] },
    {
      name: 'a flattening after a local pooling',
      rows: [
        ['half', 'MaxPooling2D', [null, 4, 4, 16]],
        ['flatten', 'Reshape', [null, 256]],
      ],
    },
    {
      name: 'a convolution as large as the map',
      rows: [
        ['conv', 'Conv2D', [null, 1, 1, 64]],
        ['flatten', 'Flatten', [null, 64]],
      ],
    },
    {
      name: 'one row kept whole: frequencies that become channels',
      rows: [
        ['rows', 'Reshape', [null, 8, 128]],
        ['pool', 'GlobalAveragePooling1D', [null, 128]],
      ],
    },
    {
      name: 'a recurrence',
      rows: [
        ['tokens', 'Reshape', [null, 64, 16]],
        ['lstm', 'LSTM', [null, 32]],
      ],
    },
    {
      name: 'a class token',
      rows: [
        ['tokens', 'Reshape', [null, 64, 16]],
        ['attention', 'MultiHeadAttention', [null, 64, 16]],
        ['token', 'StridedSlice', [null, 16]],
      ],
    },
    {
      name: 'an attention pooling',
      rows: [
        ['scores', 'Conv2D', [null, 8, 8, 1]],
        ['weights', 'Softmax', [null, 8, 8, 1]],
        ['weighted', 'Multiply', [null, 8, 8, 16], { inputs: ['feature', 'weights'] }],
        ['sum', 'Sum', [null, 16]],
      ],
    },
    {
      name: 'a product over the positions of a mixer',
      rows: [
        ['tokens', 'Reshape', [null, 64, 16]],
        ['turned', 'Permute', [null, 16, 64]],
        ['mixed', 'Dense', [null, 16, 64]],
        ['back', 'Permute', [null, 64, 16]],
        ['pool', 'GlobalAveragePooling1D', [null, 16]],
      ],
    },
    {
      name: 'a mean beside a flattening',
      rows: [
        ['mean', 'GlobalAveragePooling2D', [null, 16]],
        ['flatten', 'Flatten', [null, 1024], { inputs: ['feature'] }],
        ['both', 'Concatenate', [null, 1040], { inputs: ['mean', 'flatten'] }],
      ],
    },
  ])('is not pooled by $name', ({ rows }) => {
    expect(after(...rows)).toBe('flattened');
  });

  it('is kept where the score has positions', () => {
    const graph = layers([...start, ['out', 'Conv2D', [null, 8, 8, 3], { activation: 'softmax' }]]);
    expect(headPooling(graph, 'feature', 'out')).toBe('kept');
    expect(selectLayers(graph).warnings).toEqual([]);
  });

  it('is not known after a layer that the graph says nothing of', () => {
    expect(after(['head', 'Lambda', [null, 16]])).toBe('unknown');
    expect(after(['head', 'Head', undefined])).toBe('unknown');
  });

  it('does not matter where the feature layer has one position', () => {
    const graph = layers([
      ...start,
      ['small', 'Conv2D', [null, 1, 1, 8]],
      ['flatten', 'Flatten', [null, 8]],
      end,
    ]);
    expect(headPooling(graph, 'small', 'out')).toBe('pooled');
  });

  it('is told with the method to use', () => {
    const { warnings } = selectLayers(layers([...start, ['flat', 'Flatten', [null, 1024]], end]));
    expect(warnings).toEqual([
      {
        code: 'head-not-pooled',
        layer: 'feature',
        text: "After 'feature' the network distinguishes positions before it pools them, so the mean of the gradient over space, which Grad-CAM takes, means little; use HiResCAM (method 'auto' takes it here).",
      },
    ]);
  });
});

describe('a network with two encoders', () => {
  const encoder = (name: string): readonly Row[] => [
    [`${name}_image`, 'InputLayer', [null, 16, 16, 1], { inputs: [] }],
    [`${name}_conv`, 'Conv2D', [null, 16, 16, 8], { activation: 'relu' }],
    [`${name}_deep`, 'Conv2D', [null, 8, 8, 8], { activation: 'relu' }],
    [`${name}_pool`, 'GlobalAveragePooling2D', [null, 8]],
  ];
  const twins = {
    ...layers([
      ...encoder('left'),
      ...encoder('right'),
      ['both', 'Concatenate', [null, 16], { inputs: ['left_pool', 'right_pool'] }],
      ['same', 'Dense', [null, 1], { activation: 'sigmoid' }],
    ]),
    inputs: ['left_image', 'right_image'],
  };

  it('says which side the map shows, and names the others', () => {
    const { featureLayer, warnings } = selectLayers(twins);
    expect(featureLayer).toBe('right_deep');
    expect(warnings).toEqual([
      {
        code: 'other-paths',
        layer: 'right_deep',
        text: "The score also depends on the input by ways that pass 'right_deep' by, so its map shows one side only; the other sides end in 'left_deep': name one as featureLayer for its map.",
      },
    ]);
    expect(selectLayers(twins, { featureLayer: 'left_deep' }).warnings[0]?.text).toContain(
      "end in 'right_deep'",
    );
  });

  it('says nothing where the sides meet before the feature layer, and of a gate', () => {
    const met = layers([
      ...start,
      ['gate_conv', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
      ['gate', 'Conv2D', [null, 8, 8, 1], { activation: 'sigmoid' }],
      ['scaled', 'Multiply', [null, 8, 8, 16], { inputs: ['feature', 'gate'] }],
      ['pool', 'GlobalAveragePooling2D', [null, 16]],
      end,
    ]);
    expect(selectLayers(met).warnings.map(({ code }) => code)).toEqual(['head-not-pooled']);
  });
});
