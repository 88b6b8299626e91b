import {
  ablationCamMethod,
  gradCamPlusPlus,
  isCamMethod,
  reciproCamMethod,
  scoreCamMethod,
  smoothGradCamPlusPlusMethod,
  ssCamMethod,
  type Method,
  type MethodName,
  type SsCamOptions,
} from '@gradcam/core/methods';
import {
  finerTarget,
  fullGrad,
  fuseLayers,
  gradCAM,
  guidedBackpropagation,
  guidedGradCAM,
  type GradCAMOptions,
} from '@gradcam/core';
import type { LayersModelLike } from '@gradcam/core/network';
import { reshape, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { made } from '../../nets/made.js';
import small from '../../reference/methods/small.json' with { type: 'json' };

/** The case that a formula was worked out for. */
export interface FormulaCase {
  readonly label: number;
  /** Signed, at the feature layer's size. */
  readonly options: GradCAMOptions & { readonly featureLayer: string };
}

/** The call of a variant of a method: a method for `gradCAM`, or a function that makes the map. */
export type Recipe =
  Method | ((model: LayersModelLike, x: Tensor, of: FormulaCase) => Promise<Tensor>);

const { seed, scale, shape, passes } = small.noise;

/** Noise for masks that Python makes, too. */
export const onMasks: SsCamOptions = {
  passes: small.mask_noise.passes,
  noise: (pass, channel, size) =>
    tidy(() => {
      const { shape: whole, seed: first, scale: range } = small.mask_noise;
      const all = made(whole, first + pass, range);
      return reshape(slice(all, [0, 0, channel], [-1, -1, 1]), [...size]);
    }),
};

const finer =
  (weights: 'constant' | 'differentiated' | 'equal'): Recipe =>
  async (model, x, { label, options }) =>
    (await gradCAM(model, x, finerTarget(label, { weights }), options)).scoreMap;
const full =
  (epsilon: number): Recipe =>
  async (model, x, { label, options: { score } }) =>
    (await fullGrad(model, x, label, { score, epsilon })).scoreMap;

/**
 * The calls of methods for the cases of `tooling/reference/peers/formulas.py`, by the names of both, `''` if a case has no
 * variant. A method that is called as it is in `methods` needs none.
 */
export const recipes: Readonly<Partial<Record<MethodName, Readonly<Record<string, Recipe>>>>> = {
  'grad-cam-plus-plus': { 'epsilon 1e-6': gradCamPlusPlus(1e-6) },
  'score-cam': {
    corners: scoreCamMethod({ masks: 'corners', batchSize: 3 }),
    'ranged-first': scoreCamMethod({ masks: 'scaled-first' }),
    'top 3': scoreCamMethod({ topChannels: 3, batchSize: 2 }),
  },
  'ss-cam': {
    '': ssCamMethod(onMasks),
    'ranged-first': ssCamMethod({ ...onMasks, masks: 'scaled-first', batchSize: 3 }),
  },
  'is-cam': { 'ranged-first': isCamMethod({ masks: 'scaled-first', batchSize: 3 }) },
  'recipro-cam': { alone: reciproCamMethod({ spread: false, batchSize: 5 }) },
  'ablation-cam': { '': ablationCamMethod({ batchSize: 3 }) },
  'smooth-grad-cam-plus-plus': {
    '': smoothGradCamPlusPlusMethod({
      passes,
      noise: (pass) => made([1, ...shape], seed + pass, scale),
    }),
  },
  'finer-cam': {
    '': finer('constant'),
    differentiated: finer('differentiated'),
    mean: finer('equal'),
  },
  'refine-cam': {
    '': async (model, x, { label, options: { featureLayer, score } }) => {
      const featureLayers = featureLayer.split(', ');
      const fusion = { preset: 'paper', method: gradCamPlusPlus(0), fusion: 'product' } as const;
      const fused = await fuseLayers(model, x, label, { ...fusion, score, featureLayers });
      return fused.scoreMap;
    },
  },
  'full-grad': { '': full(0), 'epsilon 1e-7': full(1e-7) },
  'guided-backpropagation': {
    '': (model, x, { label, options: { score } }) =>
      guidedBackpropagation(model, x, label, { score }),
  },
  'guided-grad-cam': {
    '': (model, x, { label, options: { featureLayer } }) =>
      guidedGradCAM(model, x, label, { preset: 'paper', featureLayer }),
  },
};
