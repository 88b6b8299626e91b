import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as adapters from '../src/adapter/index.js';
import * as core from '../src/index.js';
import * as methods from '../src/methods.js';
import * as networks from '../src/network/index.js';
import * as options from '../src/options.js';

/** What each door of the package shows. */
const doors = {
  '.': core,
  './network': networks,
  './adapter': adapters,
  './methods': methods,
  './options': options,
};

it('has a list for each door of its package.json', () => {
  expect(Object.keys(doors)).toEqual(
    Object.keys(manifest.exports).filter((door) => door !== './package.json'),
  );
});

it.each([
  [
    '.',
    [
      'GradCamError',
      'averagedMap',
      'checkExplainable',
      'createExplainer',
      'deepFeatureFactorization',
      'explainBy',
      'finerTarget',
      'fullGrad',
      'fuseLayers',
      'gradCAM',
      'guidedBackpropagation',
      'guidedGradCAM',
      'presets',
      'resampleMap',
      'restTarget',
    ],
  ],
  ['./network', ['headFeeds', 'networkFromFunctions', 'planCut', 'toNetwork']],
  [
    './adapter',
    [
      'defineAdapter',
      'deviceWatch',
      'executionEnvironments',
      'importOptional',
      'prepareAdapter',
      'tryImport',
      'watchDevice',
    ],
  ],
  [
    './methods',
    [
      'ablationCamMethod',
      'camMethod',
      'eigenCamMethod',
      'eigenGradCamMethod',
      'eigenSmooth',
      'elementWiseGradCamMethod',
      'femMasksMethod',
      'femMethod',
      'finerWeights',
      'gradCamMethod',
      'gradCamPlusPlus',
      'gradCamPlusPlusMethod',
      'hiResCamMethod',
      'kpcaCamMethod',
      'layerCamMethod',
      'mapNames',
      'maskKinds',
      'methodNeeds',
      'methods',
      'randomCamMethod',
      'scoreCamMethod',
      'scoreWeights',
      'segEigenCamMethod',
      'shapleyCamMethod',
      'smoothGradCamPlusPlusMethod',
      'xGradCamMethod',
    ],
  ],
  [
    './options',
    [
      'defaultPreset',
      'fusions',
      'interpolations',
      'regions',
      'scalings',
      'scores',
      'signs',
      'unusedOption',
      'upsamplings',
    ],
  ],
] as const)('exports at the door %s what its documentation lists', (door, names) => {
  expect(Object.keys(doors[door]).sort()).toEqual(names);
});
