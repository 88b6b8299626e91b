import { describe, expect, it } from 'vitest';
import { GradCamError } from '@gradcam/errors';
import { rankFeatureLayers, selectLayers } from '../src/index.js';
import type { LayerGraph, LayerNode, SelectLayersOptions } from '../src/index.js';
import { mobilenetV1 } from './known-nets/mobilenet.js';
import { layers } from './layers.js';

function failure(graph: LayerGraph, options?: SelectLayersOptions): GradCamError {
  try {
    selectLayers(graph, options);
  } catch (error) {
    if (error instanceof GradCamError) return error;
    throw error;
  }
  throw new Error('selectLayers did not throw');
}

const net = mobilenetV1.graph;

describe('the errors of selectLayers', () => {
  it('lists the nearest names of a layer that does not exist', () => {
    const error = failure(net, { featureLayer: 'conv_pw_13_rel' });
    expect(error).toMatchObject({ name: 'GradCamError', code: 'LAYER_NOT_FOUND' });
    expect(error.message).toMatch(
      /^selectLayers: the feature layer does not exist, got 'conv_pw_13_rel', expected .*; the nearest names are 'conv_pw_13_relu', /,
    );
    expect(failure(net, { reductionLayer: 'softmax' }).message).toContain("'act_softmax'");
  });

  it('rejects a feature layer that the reduction layer does not depend on', () => {
    const options = { featureLayer: 'conv_pw_13_relu', reductionLayer: 'conv_dw_13_relu' };
    const error = failure(net, options);
    expect(error.code).toBe('FEATURE_LAYER_UNRELATED');
    expect(error.message).toMatch(/^selectLayers: .*, got 'conv_pw_13_relu', expected .*; name /);
    expect(failure(net, { featureLayer: 'act_softmax' }).code).toBe('FEATURE_LAYER_UNRELATED');
  });

  it('rejects a feature layer without space axes', () => {
    const error = failure(net, { featureLayer: 'global_average_pooling2d_1' });
    expect(error.code).toBe('NO_SPACE');
    expect(error.message).toContain('[null, 1024]');
  });

  it('says when no feature layer is found', () => {
    const graph = layers([
      ['x', 'InputLayer', [null, 8]],
      ['hidden', 'Dense', [null, 8], { activation: 'relu' }],
      ['out', 'Dense', [null, 2]],
    ]);
    expect(failure(graph).code).toBe('NO_FEATURE_LAYER');
    expect(rankFeatureLayers(graph, 'out')).toEqual([]);
  });

  it('says when the graph is empty', () => {
    expect(failure(layers([])).code).toBe('LAYER_NOT_FOUND');
  });
});

describe('the warnings of selectLayers', () => {
  it('tells of a named feature layer with a single position', () => {
    const { featureLayer, warnings } = selectLayers(net, { featureLayer: 'reshape_1' });
    expect(featureLayer).toBe('reshape_1');
    expect(warnings).toEqual([
      {
        code: 'no-space',
        layer: 'reshape_1',
        text: "'reshape_1' is 1 x 1 in space, so its map is a single value.",
      },
    ]);
  });

  const graph = layers([
    ['x', 'Placeholder', [1, 8, 8, 3]],
    ['early', 'Relu', [1, 8, 8, 4]],
    ['late', 'Relu', [1, 8, 8, 4]],
    ['slice', 'StridedSlice', [1, 4, 4, 4]],
    ['side', 'Conv2D', [1, 4, 4, 4], { inputs: ['x'] }],
    ['sum', 'AddV2', [1, 4, 4, 4], { inputs: ['slice', 'side'] }],
    ['flat', 'Reshape', [1, 64]],
    ['out', 'MatMul', [1, 2]],
  ]);
  const lacks =
    (...types: readonly string[]) =>
    (node: LayerNode): boolean =>
      types.includes(node.type);

  it('passes over a layer whose head has an op without a gradient, and says so', () => {
    const { featureLayer, ranking, reasons, warnings } = selectLayers(graph, {
      lacksGradient: lacks('StridedSlice'),
    });
    expect(ranking.map(({ name }) => name)).toEqual(['late', 'early', 'side']);
    expect(ranking[0]?.warnings).toEqual([
      {
        code: 'no-gradient',
        layer: 'late',
        text: "The head after 'late' has an op without a gradient: StridedSlice.",
      },
    ]);
    expect(featureLayer).toBe('side');
    expect(reasons.map(({ code }) => code)).toContain('has-gradient');
    expect(warnings[0]).toEqual({
      code: 'passed-over',
      layer: 'late',
      text: "'late' would be the best layer, but was passed over. The head after 'late' has an op without a gradient: StridedSlice. 'side' was taken instead.",
    });
  });

  it('keeps the first layer where no head has all gradients', () => {
    const { featureLayer, warnings } = selectLayers(graph, {
      lacksGradient: lacks('MatMul', 'StridedSlice'),
    });
    expect(featureLayer).toBe('late');
    expect(warnings[0]?.text).toBe(
      "The head after 'late' has ops without a gradient: StridedSlice, MatMul.",
    );
  });

  it('does not count shape arithmetic as part of the head', () => {
    const withShape = layers([
      ['x', 'Placeholder', [1, 8, 8, 3]],
      ['relu', 'Relu', [1, 8, 8, 4]],
      ['shape', 'Shape', [4]],
      ['batch', 'StridedSlice', []],
      ['flat', 'Reshape', [1, 256], { inputs: ['relu', 'batch'] }],
      ['out', 'MatMul', [1, 2]],
    ]);
    const options = { lacksGradient: lacks('StridedSlice') };
    expect(selectLayers(withShape, options).warnings.map(({ code }) => code)).toEqual([
      'head-not-pooled',
    ]);
  });
});
