import { describe, expect, it } from 'vitest';
import * as layerSelect from '../src/index.js';
import { ancestorsOf, spatialSize } from '../src/index.js';
import { resnet18 } from './known-nets/resnet.js';

describe('@gradcam/layer-select', () => {
  it('exports nothing but its API', () => {
    expect(Object.keys(layerSelect).sort()).toEqual([
      'abovePools',
      'ancestorsOf',
      'headPooling',
      'inputFrame',
      'layerFormat',
      'liftedActivations',
      'mayFrame',
      'poolingWarnings',
      'rankFeatureLayers',
      'receptiveField',
      'selectFeatureLayer',
      'selectLayers',
      'selectReductionLayer',
      'spatialSize',
    ]);
  });
});

describe('ancestorsOf', () => {
  it('gives all layers that a layer depends on, without itself', () => {
    const ancestors = ancestorsOf(resnet18.graph, 'bn5b_branch2a');
    expect([...ancestors].sort()).toEqual(['data', 'res5a_relu', 'res5b_branch2a']);
    expect(ancestorsOf(resnet18.graph, 'data').size).toBe(0);
  });

  it('rejects a layer that does not exist', () => {
    expect(() => ancestorsOf(resnet18.graph, 'res5b_rel')).toThrow(/ancestorsOf: .*'res5b_relu'/);
  });
});

describe('spatialSize', () => {
  it('leaves out the batch and the channels', () => {
    expect(spatialSize([null, 7, 5, 3], 'channelsLast')).toEqual([7, 5]);
    expect(spatialSize([null, 7, 5, 3], 'channelsFirst')).toEqual([5, 3]);
    expect(spatialSize([null, null, 3], 'channelsLast')).toEqual([null]);
    expect(spatialSize([1, 4, 5, 6, 3], 'channelsLast')).toEqual([4, 5, 6]);
  });

  it('gives nothing where there is no space', () => {
    expect(spatialSize([null, 1000], 'channelsLast')).toBeUndefined();
    expect(spatialSize(undefined, 'channelsLast')).toBeUndefined();
  });
});
