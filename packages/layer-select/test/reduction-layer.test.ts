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

  const tree = (rows: readonly Row[], outputs: readonly string[]) => ({
    ...layers([...trunk, ...rows]),
    outputs,
  });
  const label: Row = ['label', 'Dense', [null, 10], { activation: 'softmax', inputs: ['flatten'] }];
  const box: Row = ['box', 'Dense', [null, 4], { activation: 'sigmoid', inputs: ['flatten'] }];
  const age: Row = ['age', 'Dense', [null, 1], { inputs: ['flatten'] }];

  it.each([
    { outputs: ['box', 'label'], expected: 'label' },
    { outputs: ['label', 'box'], expected: 'label' },
    { outputs: ['age', 'box'], expected: 'box' },
    { outputs: ['age', 'label', 'box'], expected: 'label' },
  ])('takes $expected of the outputs $outputs', ({ outputs, expected }) => {
    expect(selectReductionLayer(tree([label, box, age], outputs)).reductionLayer).toBe(expected);
  });

  it('lists all outputs with their shapes in the warning', () => {
    const graph = tree([label, box], ['box', 'label']);
    const { warnings } = selectReductionLayer(graph);
    expect(warnings).toEqual([
      {
        code: 'several-outputs',
        layer: 'label',
        text: "The network has 2 outputs, 'box' [null, 4], 'label' [null, 10]; 'label' was taken, because it ends in a softmax. Name another as reductionLayer.",
      },
    ]);
    const named = selectLayers(graph, { reductionLayer: 'box' });
    expect(named.warnings.map(({ code }) => code)).not.toContain('several-outputs');
  });

  it('takes the deepest output where all layers are shown and none ends in an activation', () => {
    const rows: readonly Row[] = [
      ['hidden', 'Dense', [null, 8], { activation: 'relu' }],
      ['logits', 'Dense', [null, 4]],
    ];
    const { reductionLayer } = selectReductionLayer(
      tree(rows, ['conv', 'logits', 'flatten', 'hidden']),
    );
    expect(reductionLayer).toBe('logits');
  });

  it('takes no output that is the weights of an attention, or that others build upon', () => {
    const rows: readonly Row[] = [
      ['gate', 'Dense', [null, 256], { activation: 'sigmoid' }],
      ['weighted', 'Multiply', [null, 256], { inputs: ['flatten', 'gate'] }],
      ['coarse', 'Dense', [null, 3], { activation: 'softmax' }],
      ['fine', 'Dense', [null, 9]],
    ];
    const { reductionLayer } = selectReductionLayer(tree(rows, ['gate', 'coarse', 'fine']));
    expect(reductionLayer).toBe('fine');
  });

  it('keeps to a softmax of which only arithmetic is made', () => {
    const rows: readonly Row[] = [
      ['p', 'Dense', [null, 101], { activation: 'softmax' }],
      ['ages', 'Multiply', [null, 101], { inputs: ['p'] }],
      ['age', 'Sum', [null]],
    ];
    expect(selectReductionLayer(tree(rows, ['age', 'p'])).reductionLayer).toBe('p');
  });
});
