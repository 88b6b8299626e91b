import { describe, expect, it } from 'vitest';
import { selectLayers, selectReductionLayer } from '../src/index.js';
import type { Row } from './layers.js';
import { layers } from './layers.js';

const trunk: readonly Row[] = [
  ['x', 'InputLayer', [null, 8, 8, 3]],
  ['conv', 'Conv2D', [null, 8, 8, 4], { activation: 'relu' }],
  ['flatten', 'Flatten', [null, 256]],
];

const choose = (...tail: readonly Row[]) => selectReductionLayer(layers([...trunk, ...tail]));

describe('selectReductionLayer', () => {
  it('goes back through layers that only change the shape', () => {
    const { reductionLayer, reasons } = choose(
      ['dense', 'Dense', [null, 4], { activation: 'softmax' }],
      ['dropout', 'Dropout', [null, 4]],
      ['reshape', 'Reshape', [null, 2, 2]],
      ['linear', 'Activation', [null, 2, 2], { activation: 'linear' }],
      ['Identity', 'Identity', [null, 2, 2]],
    );
    expect(reductionLayer).toBe('dense');
    expect(reasons).toEqual([
      { code: 'final-softmax', layer: 'dense', text: "'dense' is the final softmax." },
    ]);
  });

  it('takes no softmax from the middle', () => {
    const { reductionLayer, reasons } = choose(
      ['attention', 'Softmax', [null, 256]],
      ['weighted', 'Multiply', [null, 256], { inputs: ['flatten', 'attention'] }],
      ['dense', 'Dense', [null, 4]],
    );
    expect(reductionLayer).toBe('dense');
    expect(reasons[0]?.code).toBe('final-layer');
  });

  it('does not go back through a pooling', () => {
    const { reductionLayer } = choose(
      ['softmax', 'Softmax', [null, 8, 4]],
      ['pool', 'GlobalAveragePooling1D', [null, 4]],
    );
    expect(reductionLayer).toBe('pool');
  });

  it.each(['ClassificationOutputLayer', 'RegressionOutputLayer', 'FocalLossLayer'])(
    'never takes a %s',
    (type) => {
      expect(choose(['fc', 'Dense', [null, 4]], ['loss', type, [null, 4]]).reductionLayer).toBe(
        'fc',
      );
    },
  );

  it('takes what goes into an argmax', () => {
    const { reductionLayer, reasons } = choose(
      ['logits', 'Dense', [null, 4]],
      ['labels', 'ArgMax', [null]],
      ['cast', 'Cast', [null]],
    );
    expect(reductionLayer).toBe('logits');
    expect(reasons.map(({ code }) => code)).toEqual(['final-layer', 'before-argmax']);
  });

  it.each(['labels', 'cast'])(
    'refuses %s, made by an argmax, and names the layer before it',
    (name) => {
      const graph = layers([
        ...trunk,
        ['logits', 'Dense', [null, 4]],
        ['labels', 'ArgMax', [null]],
        ['cast', 'Cast', [null]],
      ]);
      expect(() => selectLayers(graph, { reductionLayer: name })).toThrow(
        expect.objectContaining({
          code: 'REDUCTION_NOT_DIFFERENTIABLE',
          message: `selectLayers: no gradient passes through the reduction layer, got '${name}', which comes from the argmax 'labels', expected a layer before it; name 'logits' as reductionLayer`,
        }),
      );
    },
  );

  it('takes the first of several outputs and warns', () => {
    const graph = layers([...trunk, ['a', 'Dense', [null, 1]]]);
    const two = {
      ...graph,
      layers: [
        ...graph.layers,
        { name: 'b', type: 'Dense', outputShape: [null, 2], inputs: ['flatten'] },
      ],
      outputs: ['b', 'a'],
    };
    const { reductionLayer, warnings } = selectLayers(two);
    expect(reductionLayer).toBe('b');
    expect(warnings).toEqual([
      {
        code: 'several-outputs',
        layer: 'b',
        text: "The network has 2 outputs, and the first one, 'b', was taken.",
      },
    ]);
    expect(selectLayers(two, { reductionLayer: 'a' })).toMatchObject({
      reductionLayer: 'a',
      warnings: [],
    });
  });
});
