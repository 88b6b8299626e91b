import { describe, expect, it } from 'vitest';
import { headPooling, layerFormat, rankFeatureLayers, selectLayers } from '../src/index.js';
import type { LayerFormat, LayerGraph } from '../src/index.js';
import { layers } from './layers.js';
import type { Row } from './layers.js';

/** A network with channels first, some of whose layers have them elsewhere. */
function withFormats(
  rows: readonly Row[],
  formats: Readonly<Record<string, LayerFormat>>,
): LayerGraph {
  const graph = layers(rows, 'channelsFirst');
  return {
    ...graph,
    layers: graph.layers.map((layer) => ({ ...layer, dataFormat: formats[layer.name] })),
  };
}

// 7 rows, 5 columns, 24 channels, between two Transposes.
const inside = withFormats(
  [
    ['image', 'InputLayer', [1, 3, 28, 20]],
    ['conv', 'Conv', [1, 24, 7, 5]],
    ['last', 'Transpose', [1, 7, 5, 24]],
    ['dense', 'MatMul', [1, 7, 5, 96]],
    ['gelu', 'Gelu', [1, 7, 5, 96]],
    ['narrow', 'MatMul', [1, 7, 5, 24]],
    ['pool', 'Mean', [1, 24]],
    ['scores', 'Dense', [1, 10]],
  ],
  { last: 'channelsLast', dense: 'channelsLast', gelu: 'channelsLast', narrow: 'channelsLast' },
);

const sizeOf = (graph: LayerGraph, name: string): string =>
  rankFeatureLayers(graph, 'scores').find((layer) => layer.name === name)?.reasons[0]?.text ?? '';

describe('a layer whose channels are not where the network has them', () => {
  it('has its space in front of its channels', () => {
    expect(sizeOf(inside, 'gelu')).toContain('a spatial size of 7 x 5');
    expect(sizeOf(inside, 'conv')).toContain('a spatial size of 7 x 5');
    expect(layerFormat(inside, 'gelu')).toBe('channelsLast');
    expect(layerFormat(inside, 'conv')).toBe('channelsFirst');
  });

  it('is pooled by a mean over its own space, and told apart by weights along it', () => {
    expect(headPooling(inside, 'gelu', 'scores')).toBe('pooled');
    expect(headPooling(inside, 'conv', 'scores')).toBe('pooled');
    // The same product without a Transpose before it runs along the columns.
    const along = withFormats(
      [
        ['image', 'InputLayer', [1, 3, 28, 20]],
        ['conv', 'Conv', [1, 24, 7, 5]],
        ['dense', 'MatMul', [1, 24, 7, 9]],
        ['pool', 'Mean', [1, 24]],
        ['scores', 'Dense', [1, 10]],
      ],
      {},
    );
    expect(headPooling(along, 'conv', 'scores')).toBe('flattened');
  });

  it('takes the tokens of a vision transformer with channels last', () => {
    const vit = withFormats(
      [
        ['image', 'InputLayer', [1, 3, 32, 48]],
        ['patches', 'Conv', [1, 16, 2, 3]],
        ['row', 'Reshape', [1, 16, 6]],
        ['tokens', 'Transpose', [1, 6, 16]],
        ['norm', 'LayerNormalization', [1, 6, 16]],
        ['pool', 'Mean', [1, 16]],
        ['scores', 'Dense', [1, 10]],
      ],
      { tokens: 'channelsLast', norm: 'channelsLast' },
    );
    const { featureLayer, warnings } = selectLayers(vit);
    expect(featureLayer).toBe('norm');
    expect(warnings).toEqual([]);
  });

  it('is refused where nothing says which axis its channels are', () => {
    const graph = withFormats(
      [
        ['image', 'InputLayer', [1, 3, 28, 20]],
        ['conv', 'Conv', [1, 24, 7, 5]],
        ['groups', 'Reshape', [1, 2, 12, 7, 5]],
        ['relu', 'Relu', [1, 2, 12, 7, 5]],
        ['pool', 'Mean', [1, 24]],
        ['scores', 'Dense', [1, 10]],
      ],
      { groups: 'unclear', relu: 'unclear' },
    );
    expect(selectLayers(graph).featureLayer).toBe('conv');
    expect(() => selectLayers(graph, { featureLayer: 'relu' })).toThrow(
      /no axes that are known to be space/,
    );
    expect(headPooling(graph, 'conv', 'scores')).toBe('pooled');
  });
});
