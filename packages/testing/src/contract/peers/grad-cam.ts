import { finerTarget, fullGrad, guidedBackpropagation, restTarget } from '@gradcam/core';
import { gradCamMethod, gradCamPlusPlus, scoreCamMethod } from '@gradcam/core/methods';
import gradCamDeep from '../../reference/peers/grad-cam-deep.json' with { type: 'json' };
import gradCamSmall from '../../reference/peers/grad-cam-small.json' with { type: 'json' };
import type { Peer } from './peer.js';

const leftOut: Readonly<Record<string, string>> = {
  DeepFeatureFactorization: 'its concepts have a test of their own',
};

/** grad-cam 1.5.7, by its own names. */
export const gradCamPeer: Peer = {
  name: 'grad-cam',
  files: [gradCamSmall, gradCamDeep],
  preset: () => 'pytorch-grad-cam',
  leftOut: ({ method }) => leftOut[method],
  methods: {
    GradCAM: { method: 'grad-cam' },
    HiResCAM: { method: 'hi-res-cam' },
    GradCAMElementWise: { method: 'element-wise-grad-cam' },
    GradCAMPlusPlus: { method: 'grad-cam-plus-plus', using: gradCamPlusPlus(1e-6) },
    XGradCAM: { method: 'x-grad-cam' },
    LayerCAM: { method: 'layer-cam' },
    EigenCAM: { method: 'eigen-cam' },
    EigenGradCAM: { method: 'eigen-grad-cam' },
    SegEigenCAM: { method: 'seg-eigen-cam' },
    KPCA_CAM: { method: 'kpca-cam' },
    ScoreCAM: { method: 'score-cam', using: scoreCamMethod({ masks: 'corners' }) },
    AblationCAM: { method: 'ablation-cam' },
    ShapleyCAM: {
      method: 'shapley-cam',
      target: (label, { score }) => (score === 'rest' ? restTarget(label) : label),
    },
    FEM: { method: 'fem' },
    FinerCAM: {
      method: 'finer-cam',
      using: gradCamMethod,
      target: (label) => finerTarget(label, { weights: 'differentiated' }),
    },
    RefineCAM: { method: 'refine-cam', using: gradCamPlusPlus(1e-6), fusion: 'product' },
    FullGrad: {
      method: 'full-grad',
      explain:
        ({ class: label = 0 }) =>
        async (model, x) =>
          (await fullGrad(model, x, label, { preset: 'pytorch-grad-cam', epsilon: 1e-7 })).scoreMap,
    },
    GuidedBackpropReLUModel: {
      method: 'guided-backpropagation',
      explain:
        ({ class: label = 0 }) =>
        (model, x) =>
          guidedBackpropagation(model, x, label, { score: 'logit' }),
    },
  },
};
