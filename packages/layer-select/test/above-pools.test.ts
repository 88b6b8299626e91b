import { describe, expect, it } from 'vitest';
import { abovePools, liftedActivations, selectLayers } from '../src/index.js';
import { layers } from './layers.js';
import type { Row } from './layers.js';

const digits = (...middle: readonly Row[]): readonly Row[] => [
  ['x', 'Placeholder', [1, 28, 28, 1]],
  ['conv_1/Relu', '_FusedConv2D', [1, 24, 24, 8], { activation: 'relu' }],
  ['conv_2/Conv2D', 'Conv2D', [1, 11, 11, 16]],
  ...middle,
  ['flatten', 'Reshape', [1, 400]],
  ['out', '_FusedMatMul', [1, 10]],
  ['prob', 'Softmax', [1, 10]],
];
const pool: Row = ['pool/MaxPool', 'MaxPool', [1, 5, 5, 16]];

describe('an activation right behind a maximum pooling', () => {
  it.each(['Relu', 'Relu6', 'Elu', 'Selu'])(
    'stands for the one above the pooling: %s, 11 x 11 and not 5 x 5',
    (type) => {
      const graph = layers(digits(pool, ['act', type, [1, 5, 5, 16]]));
      const { featureLayer, ranking, reasons } = selectLayers(graph);
      expect(featureLayer).toBe('act');
      expect(ranking[0]?.outputShape).toEqual([1, 11, 11, 16]);
      expect(reasons.map(({ text }) => text)).toContain(
        "'act' reads the maximum pooling 'pool/MaxPool' in the network; as both orders compute the same, it stands for the activation above the pooling, with a spatial size of 11 x 11.",
      );
    },
  );

  it.each(['Sigmoid', 'Tanh', 'Softplus'])(
    'is part of the last convolution in a net without ReLU: %s',
    (type) => {
      const rows = digits(pool, ['act', type, [1, 5, 5, 16]]).filter(
        ([name]) => name !== 'conv_1/Relu',
      );
      const { featureLayer, ranking } = selectLayers(
        layers(rows.map(([name, ...rest]) => [name, ...rest])),
      );
      expect(featureLayer).toBe('act');
      expect(ranking[0]?.outputShape).toEqual([1, 11, 11, 16]);
    },
  );

  it.each(['LeakyRelu', 'Prelu'])('stays where it is with %s, which no converter moves', (type) => {
    const graph = layers(digits(pool, ['act', type, [1, 5, 5, 16]]));
    expect(selectLayers(graph).ranking[0]).toMatchObject({
      name: 'act',
      outputShape: [1, 5, 5, 16],
    });
  });

  it('is found above a global maximum, before a convolution further up', () => {
    const { featureLayer, ranking } = selectLayers(
      layers([
        ['x', 'Placeholder', [1, 256, 2]],
        ['conv1d/Relu', 'Relu', [1, 252, 16]],
        ['conv1d_1/Squeeze', 'Squeeze', [1, 248, 32]],
        ['global_max_pooling1d/Max', 'Max', [1, 32]],
        ['conv1d_1/Relu', 'Relu', [1, 32]],
        ['out', 'MatMul', [1, 4]],
        ['prob', 'Softmax', [1, 4]],
      ]),
    );
    expect(featureLayer).toBe('conv1d_1/Relu');
    expect(ranking[0]?.outputShape).toEqual([1, 248, 32]);
  });

  it('is found above several poolings, with other activations', () => {
    const graph = layers(
      digits(
        pool,
        ['pool_2/MaxPool', 'MaxPool', [1, 2, 2, 16]],
        ['act', 'Relu', [1, 2, 2, 16]],
        ['act_2', 'Tanh', [1, 2, 2, 16]],
      ),
    );
    expect(liftedActivations(graph)).toEqual([
      {
        source: 'conv_2/Conv2D',
        pools: ['pool/MaxPool', 'pool_2/MaxPool'],
        activations: ['act', 'act_2'],
      },
    ]);
    const { layers: nodes } = abovePools(graph);
    expect(nodes.slice(3, 8).map(({ name, inputs }) => [name, inputs])).toEqual([
      ['act', ['conv_2/Conv2D']],
      ['act_2', ['act']],
      ['pool/MaxPool', ['act_2']],
      ['pool_2/MaxPool', ['pool/MaxPool']],
      ['flatten', ['pool_2/MaxPool']],
    ]);
    expect(abovePools(abovePools(graph))).toEqual(abovePools(graph));
  });

  it('stays where others read the pooling, where the maximum runs over channels, and where it ends the network', () => {
    const shared = digits(
      pool,
      ['act', 'Relu', [1, 5, 5, 16]],
      ['sum', 'AddV2', [1, 5, 5, 16], { inputs: ['act', 'pool/MaxPool'] }],
    );
    const channels = digits(['max', 'Max', [1, 11, 11, 1]], ['act', 'Relu', [1, 11, 11, 1]]);
    const last: readonly Row[] = [
      ['x', 'Placeholder', [1, 8, 8, 3]],
      ['conv', 'Conv2D', [1, 8, 8, 4]],
      ['max', 'Max', [1, 4]],
      ['probability', 'Sigmoid', [1, 4]],
      ['Identity', 'Identity', [1, 4]],
    ];
    for (const rows of [shared, channels, last])
      expect(liftedActivations(layers(rows))).toEqual([]);
  });

  it('is named by its own name, and the pooling gives what it gave', () => {
    const graph = layers(digits(pool, ['act', 'Relu', [1, 5, 5, 16]]));
    const { reasons } = selectLayers(graph, { featureLayer: 'act' });
    expect(reasons.map(({ code }) => code)).toEqual(['named', 'above-pooling', 'final-softmax']);
    expect(selectLayers(graph, { featureLayer: 'pool/MaxPool' }).featureLayer).toBe('pool/MaxPool');
  });
});

describe('the last convolution of a net without ReLU', () => {
  it('ends behind what the converter makes of a Conv1D, its bias and its activation', () => {
    const { featureLayer, ranking } = selectLayers(
      layers([
        ['x', 'Placeholder', [1, 64, 2]],
        ['conv1d/ExpandDims', 'ExpandDims', [1, 1, 64, 2]],
        ['conv1d/Conv2D', '_FusedConv2D', [1, 1, 60, 8]],
        ['conv1d/Squeeze', 'Squeeze', [1, 60, 8]],
        ['conv1d/BiasAdd', 'BiasAdd', [1, 60, 8]],
        ['conv1d/Tanh', 'Tanh', [1, 60, 8]],
        ['mean', 'Mean', [1, 8]],
        ['out', 'MatMul', [1, 5]],
      ]),
    );
    expect(featureLayer).toBe('conv1d/Tanh');
    expect(ranking[0]?.outputShape).toEqual([1, 60, 8]);
  });

  it('ends behind the batches that the converter makes of a dilated one', () => {
    const { ranking } = selectLayers(
      layers([
        ['x', 'Placeholder', [1, 16, 16, 3]],
        ['conv/SpaceToBatchND', 'SpaceToBatchND', [4, 8, 8, 3]],
        ['conv/Conv2D', 'Conv2D', [4, 6, 6, 8]],
        ['conv/BatchToSpaceND', 'BatchToSpaceND', [1, 12, 12, 8]],
        ['conv/BiasAdd', 'BiasAdd', [1, 12, 12, 8]],
        ['mean', 'Mean', [1, 8]],
        ['out', 'MatMul', [1, 5]],
      ]),
    );
    expect(ranking.map(({ name, outputShape }) => [name, outputShape])).toEqual([
      ['conv/BiasAdd', [1, 12, 12, 8]],
    ]);
  });

  it('ends behind its normalisation, which the converter folds into it', () => {
    const graph = layers([
      ['x', 'InputLayer', [null, 16, 16, 3]],
      ['conv', 'Conv2D', [null, 16, 16, 8]],
      ['bn', 'BatchNormalization', [null, 16, 16, 8]],
      ['pool', 'GlobalAveragePooling2D', [null, 8]],
      ['out', 'Dense', [null, 5]],
    ]);
    expect(selectLayers(graph).featureLayer).toBe('bn');
  });
});
