import {
  ablationCamMethod,
  camMethod,
  eigenCamMethod,
  eigenGradCamMethod,
  elementWiseGradCamMethod,
  femMasksMethod,
  femMethod,
  gradCamMethod,
  gradCamPlusPlus,
  gradCamPlusPlusMethod,
  hiResCamMethod,
  kpcaCamMethod,
  layerCamMethod,
  scoreCamMethod,
  segEigenCamMethod,
  shapleyCamMethod,
  smoothGradCamPlusPlusMethod,
  xGradCamMethod,
  type Method,
} from '@gradcam/core';
import { made } from '../../nets/made.js';
import small from '../../reference/methods/small.json' with { type: 'json' };

const { seed, scale, shape, passes } = small.noise;

/** By the names of `tooling/reference/peers/formulas.py`, method, then variant: the export and the method. */
export const referenceMethods: Readonly<Record<string, readonly [ours: string, method: Method]>> = {
  'grad-cam': ['gradCamMethod', gradCamMethod],
  'hi-res-cam': ['hiResCamMethod', hiResCamMethod],
  'element-wise': ['elementWiseGradCamMethod', elementWiseGradCamMethod],
  'layer-cam': ['layerCamMethod', layerCamMethod],
  'grad-cam-plus-plus, no epsilon': ['gradCamPlusPlusMethod', gradCamPlusPlusMethod],
  'grad-cam-plus-plus, epsilon 1e-6': ['gradCamPlusPlus(1e-6)', gradCamPlusPlus(1e-6)],
  'x-grad-cam': ['xGradCamMethod', xGradCamMethod],
  cam: ['camMethod', camMethod],
  'eigen-cam': ['eigenCamMethod', eigenCamMethod],
  'eigen-grad-cam': ['eigenGradCamMethod', eigenGradCamMethod],
  'seg-eigen-cam': ['segEigenCamMethod', segEigenCamMethod],
  'kpca-cam': ['kpcaCamMethod', kpcaCamMethod],
  'fem, activations': ['femMethod', femMethod],
  'fem, masks': ['femMasksMethod', femMasksMethod],
  'score-cam, paper': ['scoreCamMethod', scoreCamMethod()],
  'score-cam, corners': [
    "scoreCamMethod({ masks: 'corners' })",
    scoreCamMethod({ masks: 'corners', batchSize: 3 }),
  ],
  'score-cam, ranged-first': [
    "scoreCamMethod({ masks: 'scaled-first' })",
    scoreCamMethod({ masks: 'scaled-first' }),
  ],
  'score-cam, paper, top 3': [
    'scoreCamMethod({ topChannels })',
    scoreCamMethod({ topChannels: 3, batchSize: 2 }),
  ],
  'ablation-cam': ['ablationCamMethod', ablationCamMethod({ batchSize: 3 })],
  'shapley-cam': ['shapleyCamMethod', shapleyCamMethod],
  'smooth-grad-cam-plus-plus': [
    'smoothGradCamPlusPlusMethod',
    smoothGradCamPlusPlusMethod({
      passes,
      noise: (pass) => made([1, ...shape], seed + pass, scale),
    }),
  ],
};
