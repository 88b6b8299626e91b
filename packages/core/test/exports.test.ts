import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as adapters from '../src/adapter/index.js';
import * as core from '../src/index.js';
import * as measure from '../src/measure.js';
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
  './measure': measure,
};

/** `layer-cam` is `layerCamMethod`, as `methods.test.ts` holds the list to. */
const methodNames = Object.keys(methods.methods).map(
  (name) => `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Method`,
);

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
      'predictClasses',
      'presets',
      'resampleMap',
      'restTarget',
    ],
  ],
  [
    './network',
    [
      'channelFormats',
      'headFeeds',
      'hostNumbers',
      'networkFromFunctions',
      'planCut',
      'sameData',
      'toNetwork',
      'withHostNumbers',
    ],
  ],
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
      'eigenSmooth',
      'finerWeights',
      'gradCamPlusPlus',
      'mapNames',
      'maskKinds',
      'methodNeeds',
      'methods',
      'scoreWeights',
    ],
  ],
  [
    './options',
    [
      'defaultPreset',
      'explainByOptionNames',
      'fusions',
      'interpolations',
      'placements',
      'regions',
      'scalings',
      'scores',
      'signs',
      'unusedOption',
      'upsamplings',
    ],
  ],
  [
    './measure',
    ['checkPacing', 'createScorer', 'layersByResolution', 'pacingOptionNames', 'pause'],
  ],
] as const)(
  'exports at the door %s what its documentation lists, besides methods',
  (door, names) => {
    const shown = Object.keys(doors[door]).filter((name) => !methodNames.includes(name));
    expect(shown.sort()).toEqual(names);
  },
);
