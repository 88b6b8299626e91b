import { describe, expect, it } from 'vitest';
import { rankFeatureLayers, selectLayers } from '../src/index.js';
import { layers } from './layers.js';
import type { Row } from './layers.js';

const tokens = [1, 64, 48] as const;
const wide = [1, 64, 96] as const;
const one = [1, 64, 1] as const;

/** As Keras 2 and TensorFlow write it: x * inv + (beta - mean * inv), without scale and offset folded in. */
const layerNorm = (name: string, x: string, shape: Row[2], mean: Row[2]): readonly Row[] => [
  [`${name}/mean`, 'Mean', mean, { inputs: [x] }],
  [`${name}/SquaredDifference`, 'SquaredDifference', shape, { inputs: [x, `${name}/mean`] }],
  [`${name}/variance`, 'Mean', mean],
  [`${name}/add`, 'AddV2', mean],
  [`${name}/Rsqrt`, 'Rsqrt', mean],
  [`${name}/mul`, 'Mul', shape],
  [`${name}/mul_2`, 'Mul', shape, { inputs: [`${name}/mean`, `${name}/mul`] }],
  [`${name}/mul_1`, 'Mul', shape, { inputs: [x, `${name}/mul`] }],
  [`${name}/sub`, 'Sub', shape, { inputs: [`${name}/mul_2`] }],
  [`${name}/add_1`, 'AddV2', shape, { inputs: [`${name}/mul_1`, `${name}/sub`] }],
];

/** As Keras 3 writes it: (x - mean) / sqrt(variance) * gamma + beta. */
const keras3Norm = (name: string, x: string): readonly Row[] => [
  [`${name}/Mean`, 'Mean', one, { inputs: [x] }],
  [`${name}/Square`, 'Square', tokens, { inputs: [x] }],
  [`${name}/Mean_1`, 'Mean', one],
  [`${name}/Square_1`, 'Square', one, { inputs: [`${name}/Mean`] }],
  [`${name}/Sub`, 'Sub', one, { inputs: [`${name}/Mean_1`, `${name}/Square_1`] }],
  [`${name}/add`, 'AddV2', one],
  [`${name}/Rsqrt`, 'Rsqrt', one],
  [`${name}/sub`, 'Sub', tokens, { inputs: [x, `${name}/Mean`] }],
  [`${name}/mul`, 'Mul', tokens, { inputs: [`${name}/sub`, `${name}/Rsqrt`] }],
  [`${name}/gamma`, 'Mul', tokens],
  [`${name}/beta`, 'AddV2', tokens],
];

/** As PyTorch writes it: (x - mean) / sqrt(variance) * gamma + beta, divided by the root or multiplied by its reciprocal. */
const torchNorm = (name: string, x: string, isTurned: boolean): readonly Row[] => [
  [`${name}/mean`, 'Mean', one, { inputs: [x] }],
  [`${name}/centred`, 'Sub', tokens, { inputs: [x, `${name}/mean`] }],
  [`${name}/square`, 'Pow', tokens],
  [`${name}/variance`, 'Mean', one],
  [`${name}/epsilon`, 'Add', one],
  [`${name}/root`, 'Sqrt', one],
  ...(isTurned ? [[`${name}/inverse`, 'Reciprocal', one] as const] : []),
  [
    `${name}/scaled`,
    isTurned ? 'Mul' : 'Div',
    tokens,
    { inputs: [`${name}/centred`, isTurned ? `${name}/inverse` : `${name}/root`] },
  ],
  [`${name}/gamma`, 'Mul', tokens],
  [`${name}/beta`, 'Add', tokens],
];

const geluByErf = (name: string, x: string, shape: Row[2]): readonly Row[] => [
  [`${name}/mul`, 'Mul', shape, { inputs: [x] }],
  [`${name}/truediv`, 'RealDiv', shape, { inputs: [x] }],
  [`${name}/Erf`, 'Erf', shape],
  [`${name}/add`, 'AddV2', shape],
  [`${name}/mul_1`, 'Mul', shape, { inputs: [`${name}/mul`, `${name}/add`] }],
];

const geluByTanh = (name: string, x: string, shape: Row[2]): readonly Row[] => [
  [`${name}/mul`, 'Mul', shape, { inputs: [x] }],
  [`${name}/Pow`, 'Pow', shape, { inputs: [x] }],
  [`${name}/mul_1`, 'Mul', shape],
  [`${name}/add`, 'AddV2', shape, { inputs: [x, `${name}/mul_1`] }],
  [`${name}/mul_2`, 'Mul', shape],
  [`${name}/Tanh`, 'Tanh', shape],
  [`${name}/add_1`, 'AddV2', shape],
  [`${name}/mul_3`, 'Mul', shape, { inputs: [`${name}/mul`, `${name}/add_1`] }],
];

const stem: readonly Row[] = [
  ['image', 'Placeholder', [1, 64, 64, 3]],
  ['patch', 'Conv2D', [1, 8, 8, 48]],
  ['tokens', 'Reshape', tokens],
];
/** The last block: attention left out, MLP with a GELU between two products. */
const block = (gelu: readonly Row[], end: string): readonly Row[] => [
  ...layerNorm('norm2', 'tokens', tokens, one),
  ['mlp_1', 'MatMul', wide],
  ...gelu,
  ['mlp_2', 'MatMul', tokens, { inputs: [end] }],
  ['block', 'AddV2', tokens, { inputs: ['tokens', 'mlp_2'] }],
];
const head: readonly Row[] = [
  ['pool', 'Mean', [1, 48]],
  ['out', 'MatMul', [1, 10]],
  ['prob', 'Softmax', [1, 10]],
];
const vit = (...last: readonly Row[]) =>
  layers([...stem, ...block(geluByErf('gelu', 'mlp_1', wide), 'gelu/mul_1'), ...last, ...head]);

describe('a vision transformer that is written out as ops', () => {
  it('has its last normalisation as the feature layer', () => {
    for (const [norm, end] of [
      [layerNorm('final', 'block', tokens, one), 'final/add_1'],
      [keras3Norm('final', 'block'), 'final/beta'],
      [torchNorm('final', 'block', false), 'final/beta'],
      [torchNorm('final', 'block', true), 'final/beta'],
    ] as const) {
      const { featureLayer, ranking, warnings } = selectLayers(vit(...norm));
      expect(featureLayer).toBe(end);
      expect(ranking.map(({ name, reasons }) => [name, reasons[0]?.code])).toEqual([
        [end, 'last-token-norm'],
        ['block', 'residual-block'],
        ['gelu/mul_1', 'last-relu'],
        ['norm2/add_1', 'token-norm'],
        ['patch', 'last-convolution'],
      ]);
      expect(warnings).toEqual([]);
    }
  });

  it('has the output of its last block as the feature layer where no normalisation comes after', () => {
    expect(selectLayers(vit()).featureLayer).toBe('block');
  });

  it('knows a GELU that is made of a tanh', () => {
    const gelu = geluByTanh('gelu', 'mlp_1', wide);
    const graph = layers([...stem, ...block(gelu, 'gelu/mul_3'), ...head]);
    expect(rankFeatureLayers(graph, 'prob').map(({ name }) => name)).toEqual([
      'block',
      'gelu/mul_3',
      'norm2/add_1',
      'patch',
    ]);
  });
});

describe('other composites', () => {
  it('finds the output of the last block of an RDNet, which concatenates what its gated branch puts out', () => {
    const map = [1, 7, 7, 32] as const;
    const grown = [1, 7, 7, 8] as const;
    const graph = layers([
      ['image', 'Placeholder', [1, 56, 56, 3]],
      ['stem', '_FusedConv2D', map],
      ['wide', 'Conv2D', [1, 7, 7, 128]],
      ['gelu', 'Gelu', [1, 7, 7, 128]],
      ['narrow', 'Conv2D', grown],
      ['mean', 'Mean', [1, 1, 1, 8]],
      ['gate', 'HardSigmoid', [1, 1, 1, 8]],
      ['gated', 'Mul', grown, { inputs: ['narrow', 'gate'] }],
      ['concat', 'ConcatV2', [1, 7, 7, 40], { inputs: ['stem', 'gated'] }],
      ['pool', 'Mean', [1, 40]],
      ['out', 'MatMul', [1, 5]],
    ]);
    const { featureLayer, ranking } = selectLayers(graph);
    expect(featureLayer).toBe('concat');
    expect(ranking[0]?.reasons[0]?.code).toBe('residual-block');
  });

  it('finds the output of the last block of a ConvNeXt, in both formats', () => {
    const map = [1, 7, 7, 32] as const;
    const hidden = [1, 7, 7, 128] as const;
    const ops = layers([
      ['image', 'Placeholder', [1, 56, 56, 3]],
      ['stem', '_FusedConv2D', map],
      ['depthwise', 'DepthwiseConv2dNative', map],
      ...layerNorm('norm', 'depthwise', map, [1, 7, 7, 1]),
      ['wide', 'MatMul', hidden],
      ...geluByErf('gelu', 'wide', hidden),
      ['narrow', 'MatMul', map],
      ['scale', 'Mul', map],
      ['add', 'AddV2', map, { inputs: ['stem', 'scale'] }],
      ['pool', 'Mean', [1, 32]],
      ['out', 'MatMul', [1, 5]],
    ]);
    const keras = layers([
      ['image', 'InputLayer', [null, 56, 56, 3]],
      ['stem', 'Conv2D', [null, 7, 7, 32]],
      ['depthwise', 'DepthwiseConv2D', [null, 7, 7, 32]],
      ['norm', 'LayerNormalization', [null, 7, 7, 32]],
      ['wide', 'Dense', [null, 7, 7, 128], { activation: 'gelu' }],
      ['narrow', 'Dense', [null, 7, 7, 32]],
      ['add', 'Add', [null, 7, 7, 32], { inputs: ['stem', 'narrow'] }],
      ['pool', 'GlobalAveragePooling2D', [null, 32]],
      ['out', 'Dense', [null, 5]],
    ]);
    expect(selectLayers(ops).featureLayer).toBe('add');
    expect(selectLayers(keras).featureLayer).toBe('add');
  });

  it('finds a sum behind a batch norm after the ReLU, with the bias that a converter adds behind it, in both formats', () => {
    const map = [1, 7, 7, 8] as const;
    const ops = layers([
      ['image', 'Placeholder', [1, 7, 7, 3]],
      ['relu', '_FusedConv2D', map, { activation: 'relu' }],
      ['norm/Mul', 'Mul', map],
      ['norm', 'Add', map],
      ['rows', 'Reshape', [1, 49, 8]],
      ['mix', 'Einsum', [1, 49, 8], { inputs: ['rows', 'rows'] }],
      ['sum/AddOpsRewrite_Leaf', 'AddN', [1, 49, 8], { inputs: ['rows', 'mix'] }],
      ['sum', 'AddV2', [1, 49, 8]],
      ['flat', 'Reshape', [1, 392]],
      ['out', 'MatMul', [1, 5]],
    ]);
    const keras = layers([
      ['image', 'InputLayer', [null, 7, 7, 3]],
      ['relu', 'Conv2D', [null, 7, 7, 8], { activation: 'relu' }],
      ['norm', 'BatchNormalization', [null, 7, 7, 8]],
      ['rows', 'Reshape', [null, 49, 8]],
      ['mix', 'MultiHeadAttention', [null, 49, 8]],
      ['sum', 'Add', [null, 49, 8], { inputs: ['rows', 'mix'] }],
      ['flat', 'Flatten', [null, 392]],
      ['out', 'Dense', [null, 5]],
    ]);
    expect(selectLayers(ops).featureLayer).toBe('sum');
    expect(selectLayers(keras).featureLayer).toBe('sum');
  });

  it('finds the output of a block whose last norm a converter adds up with the shortcut at once', () => {
    const map = [1, 7, 7, 8] as const;
    const graph = layers([
      ['image', 'Placeholder', [1, 14, 14, 3]],
      ['pool', 'AvgPool', map],
      ['wide', '_FusedConv2D', map, { activation: 'relu' }],
      ['narrow', 'Conv2D', map],
      ['mean', 'Mean', [1, 7, 7, 1]],
      ['scaled', 'Mul', map, { inputs: ['narrow', 'mean'] }],
      ['shift', 'Sub', map, { inputs: ['mean'] }],
      ['add', 'AddN', map, { inputs: ['pool', 'scaled', 'shift'] }],
      ['gap', 'Mean', [1, 8]],
      ['out', 'MatMul', [1, 5]],
    ]);
    const [first] = rankFeatureLayers(graph, 'out');
    expect(first).toMatchObject({ name: 'add', reasons: [{ code: 'residual-block' }] });
  });

  it('finds the mean of two branches, in both formats', () => {
    const map = [1, 7, 7, 8] as const;
    const branches: readonly Row[] = [
      ['image', 'InputLayer', [1, 7, 7, 3]],
      ['left', 'Conv2D', map, { activation: 'relu' }],
      ['right', 'Conv2D', map, { inputs: ['image'], activation: 'tanh' }],
    ];
    const head: readonly Row[] = [
      ['gap', 'GlobalAveragePooling2D', [1, 8]],
      ['out', 'Dense', [1, 5]],
    ];
    const inputs = ['left', 'right'];
    const keras = layers([...branches, ['average', 'Average', map, { inputs }], ...head]);
    const ops = layers([
      ...branches,
      ['sum', 'AddV2', map, { inputs }],
      ['half', 'Mul', map],
      ...head,
    ]);
    expect(selectLayers(keras).featureLayer).toBe('average');
    // Twice as much, and half the gradient: the same map.
    expect(selectLayers(ops).featureLayer).toBe('sum');
  });

  it('knows a thresholded ReLU by its comparison', () => {
    const shape = [1, 8, 8, 4] as const;
    const { ranking } = selectLayers(
      layers([
        ['x', 'Placeholder', [1, 8, 8, 3]],
        ['conv', 'Conv2D', shape],
        ['Greater', 'Greater', shape],
        ['Cast', 'Cast', shape],
        ['mul', 'Mul', shape, { inputs: ['conv', 'Cast'] }],
        ['mean', 'Mean', [1, 4]],
        ['out', 'MatMul', [1, 2]],
      ]),
    );
    expect(ranking.map(({ name }) => name)).toEqual(['mul', 'conv']);
  });

  it('knows a hard swish by its clipping, from 0 to 6 or from 0 to 1', () => {
    const shape = [1, 8, 8, 4] as const;
    for (const clip of ['Relu6', 'ClippedRelu']) {
      const { ranking } = selectLayers(
        layers([
          ['x', 'Placeholder', [1, 8, 8, 3]],
          ['conv', 'Conv2D', shape],
          ['shift', 'Add', shape],
          ['clip', clip, shape],
          ['mul', 'Mul', shape, { inputs: ['conv', 'clip'] }],
          ['mean', 'Mean', [1, 4]],
          ['out', 'MatMul', [1, 2]],
        ]),
      );
      expect(ranking.map(({ name }) => name)).toEqual(['mul', 'conv']);
    }
  });

  it('still finds a layer inside one by its name', () => {
    const graph = vit();
    expect(selectLayers(graph, { featureLayer: 'norm2/mul_1' }).featureLayer).toBe('norm2/mul_1');
  });
});
