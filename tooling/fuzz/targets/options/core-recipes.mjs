import { createExplainer } from '@gradcam/core';
import { defineAdapter } from '@gradcam/core/adapter';
import { gradCamMethod, layerCamMethod } from '@gradcam/core/methods';
import { networkParts } from './given.mjs';

/** A signal that is never aborted; the fuzzer's own takes its place. */
const pacing = { signal: new globalThis.AbortController().signal, onProgress: () => undefined };
const ofInput = {
  ...pacing,
  reductionLayer: 'classes',
  score: 'logit',
  preset: 'pytorch-grad-cam',
  format: 'SSC',
  checkPrediction: true,
  classNames: ['one', 'two', 'three'],
};
const shared = { ...ofInput, outputUpsampling: 'bilinear', placement: 'grid', sign: 'signed' };
const mapOptions = { ...shared, featureLayer: 'deep' };
const target = { label: [0, 'two'], region: 'all' };
const preset8 = {
  name: 'own',
  score: 'logit',
  sign: 'positive',
  upsampling: 'bilinear',
  placement: 'grid',
  scaling: 'after',
  epsilon: 1e-7,
  fusion: 'mean',
};
const definition = () => ({
  name: 'hostile',
  backendName: 'cpu',
  device: 'cpu',
  check: () => undefined,
  load: () => undefined,
  unload: () => undefined,
  remedy: 'none',
});

/** The arguments that each function of core takes; `x` is an input, freed afterwards. */
export const coreRecipes = {
  gradCAM: ({ model, x }) => [model, x, target, { ...mapOptions, method: layerCamMethod }],
  explainBy: ({ model, x }) => [
    'score-cam',
    model,
    x,
    'two',
    { ...shared, featureLayers: ['deep'], topChannels: 2 },
  ],
  layersByResolution: ({ model }) => [
    model,
    { featureLayer: 'deep', reductionLayer: 'classes', inputShapes: [[8, 6, 3]], most: 2 },
  ],
  createExplainer: ({ model }) => [
    model,
    { ...mapOptions, preset: { ...preset8 }, inputShapes: [[8, 6, 3]] },
  ],
  checkExplainable: ({ model }) => [model, { ...mapOptions, inputShapes: [[1, 8, 6, 3]] }],
  fuseLayers: ({ model, x }) => [
    model,
    x,
    1,
    { ...shared, featureLayers: ['conv', 'deep'], fusion: 'mean', method: gradCamMethod },
  ],
  fullGrad: ({ model, x }) => [model, x, 1, { ...ofInput, epsilon: 1e-7 }],
  predictClasses: ({ model, x }) => [model, x, { reductionLayer: 'classes', format: 'SSC' }],
  guidedBackpropagation: ({ model, x }) => [model, x, [0, 1], { ...ofInput }],
  guidedGradCAM: ({ model, x }) => [model, x, 0, { ...mapOptions }],
  deepFeatureFactorization: ({ network, x }) => [
    network,
    x,
    { ...pacing, format: 'SSC', concepts: 2, iterations: 5 },
  ],
  averagedMap: ({ explainer, x }) => [
    explainer,
    x,
    1,
    { ...pacing, flip: true, factors: [0.9, 1], noise: { passes: 2, deviation: 0.1, seed: 1 } },
  ],
  resampleMap: ({ map }) => [map, [16, 12], 'bicubic'],
  networkFromFunctions: () => [networkParts()],
  toNetwork: ({ model }) => [model, [[1, 8, 6, 3]]],
  defineAdapter: () => [definition()],
  prepareAdapter: () => [[defineAdapter(definition())], 'cpu'],
  unusedOption: () => ['grad-cam', { topChannels: 2, preset: 'none' }],
};

/** What is done with what was accepted: functions that come back are called, too. */
export const coreFollowUps = {
  createExplainer: async (explainer, { x }) => explainer.explain(x, 1),
  networkFromFunctions: async (network, { x }) => {
    const explainer = await createExplainer(network, { inputShapes: [[8, 6, 3]] });
    return explainer.explain(x, 0);
  },
  defineAdapter: (adapter) => adapter.availability(),
  explain: async (explanation) => [explanation.describe(), await explanation.toSvg()],
};
