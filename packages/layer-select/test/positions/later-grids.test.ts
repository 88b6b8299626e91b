import { describe, expect, it } from 'vitest';
import { selectLayers } from '../../src/index.js';
import { layers } from '../layers.js';

// As NesT ends: one block of 16 tokens, which two reshapes and a transpose make a picture of 4 x 4 of.
const nest = layers([
  ['image', 'InputLayer', [null, 32, 32, 3]],
  ['patches', 'Conv2D', [null, 4, 4, 8]],
  ['block', 'Reshape', [null, 1, 16, 8]],
  ['norm', 'LayerNormalization', [null, 1, 16, 8]],
  ['wide', 'Dense', [null, 1, 16, 32]],
  ['gelu', 'Gelu', [null, 1, 16, 32]],
  ['narrow', 'Dense', [null, 1, 16, 8]],
  ['sum', 'Add', [null, 1, 16, 8], { inputs: ['block', 'narrow'] }],
  ['apart', 'Reshape', [null, 1, 1, 4, 4, 8]],
  ['sorted', 'Transpose', [null, 1, 4, 1, 4, 8]],
  ['whole', 'Reshape', [null, 4, 4, 8]],
  ['last', 'LayerNormalization', [null, 4, 4, 8]],
  ['pool', 'Mean', [null, 8]],
  ['scores', 'Dense', [null, 10]],
]);

describe('features that are computed block by block', () => {
  it('are taken from the grid on which the network puts them together', () => {
    const { featureLayer, ranking, reasons } = selectLayers(nest);
    expect(featureLayer).toBe('whole');
    expect(ranking.map(({ name }) => name)).toEqual(['whole', 'patches']);
    expect(reasons[0]).toMatchObject({
      code: 'grid',
      layer: 'whole',
      text: expect.stringContaining('a spatial size of 4 x 4') as string,
    });
  });

  it('are seen by the sides of the input, which need not be a square', () => {
    const tall = layers([
      ['image', 'InputLayer', [1, 64, 16, 3]],
      ['patches', 'Conv2D', [1, 8, 2, 8]],
      ['blocks', 'Reshape', [1, 4, 4, 8]],
      ['relu', 'ReLU', [1, 4, 4, 8]],
      ['whole', 'Reshape', [1, 8, 2, 8]],
      ['pool', 'Mean', [1, 8]],
      ['scores', 'Dense', [1, 10]],
    ]);
    expect(selectLayers(tall).featureLayer).toBe('whole');
  });

  it.each(['norm', 'gelu', 'sum'])(
    'are refused where "%s" is named, with the grid',
    (featureLayer) => {
      expect(() => selectLayers(nest, { featureLayer })).toThrow(
        expect.objectContaining({
          code: 'NO_SPACE',
          message: expect.stringMatching(
            /\[null, 1, 16, (8|32)\].* as \[null, 4, 4, 8\].*name 'whole'/,
          ) as string,
        }) as Error,
      );
    },
  );
});

describe('features of one row', () => {
  it.each([
    // What a network makes of a row of sound is no picture of it.
    ['of a row of sound that is folded later', [1, 256], [4, 4]],
    ['of a picture that is no square', [4, 64], [4, 4]],
    ['that are turned about later', [16, 256], [16, 1]],
  ] as const)('%s stay as they are', (_, input, later) => {
    const row = layers([
      ['sound', 'InputLayer', [null, ...input, 1]],
      ['conv', 'Conv2D', [null, 1, 16, 8]],
      ['relu', 'ReLU', [null, 1, 16, 8]],
      ['folded', 'Reshape', [null, ...later, 8]],
      ['pool', 'Mean', [null, 8]],
      ['scores', 'Dense', [null, 10]],
    ]);
    expect(selectLayers(row).featureLayer).toBe('relu');
    expect(selectLayers(row, { featureLayer: 'conv' }).featureLayer).toBe('conv');
  });

  it('that a network makes of a picture leave the picture as it is', () => {
    const unfolded = layers([
      ['image', 'InputLayer', [null, 32, 32, 3]],
      ['conv', 'Conv2D', [null, 4, 4, 8]],
      ['relu', 'ReLU', [null, 4, 4, 8]],
      ['row', 'Reshape', [null, 1, 16, 8]],
      ['pool', 'Mean', [null, 8]],
      ['scores', 'Dense', [null, 10]],
    ]);
    expect(selectLayers(unfolded).featureLayer).toBe('relu');
  });
});
