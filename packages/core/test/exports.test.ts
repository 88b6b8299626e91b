import { expect, it } from 'vitest';
import * as core from '../src/index.js';
import * as networks from '../src/network/index.js';

it('exports what its documentation lists', () => {
  expect(Object.keys(core).sort()).toEqual([
    'GradCamError',
    'ablationCamMethod',
    'averagedMap',
    'camMethod',
    'checkExplainable',
    'createExplainer',
    'deepFeatureFactorization',
    'defaultPreset',
    'eigenCamMethod',
    'eigenGradCamMethod',
    'eigenSmooth',
    'elementWiseGradCamMethod',
    'executionEnvironments',
    'explainBy',
    'femMasksMethod',
    'femMethod',
    'finerTarget',
    'finerWeights',
    'fullGrad',
    'fuseLayers',
    'fusions',
    'gradCAM',
    'gradCamMethod',
    'gradCamPlusPlus',
    'gradCamPlusPlusMethod',
    'guidedBackpropagation',
    'guidedGradCAM',
    'hiResCamMethod',
    'interpolations',
    'kpcaCamMethod',
    'layerCamMethod',
    'mapNames',
    'maskKinds',
    'methodNeeds',
    'methods',
    'prepareAdapter',
    'presets',
    'randomCamMethod',
    'regions',
    'resampleMap',
    'scalings',
    'scoreCamMethod',
    'scoreWeights',
    'scores',
    'segEigenCamMethod',
    'shapleyCamMethod',
    'signs',
    'smoothGradCamPlusPlusMethod',
    'unusedOption',
    'upsamplings',
    'withMendedKernels',
    'xGradCamMethod',
  ]);
});

it('exports what networks of other engines need by a door of its own', () => {
  expect(Object.keys(networks).sort()).toEqual([
    'headFeeds',
    'networkFromFunctions',
    'planCut',
    'toNetwork',
  ]);
});
