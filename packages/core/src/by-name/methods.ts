import { eigenCamMethod } from '../method/activation/eigen-cam-method.js';
import {
  eigenGradCamMethod,
  segEigenCamMethod,
} from '../method/activation/eigen-grad-cam-method.js';
import { femMasksMethod, femMethod } from '../method/activation/fem-method.js';
import { kpcaCamMethod } from '../method/activation/kpca-cam-method.js';
import { camMethod } from '../method/gradient/cam-method.js';
import { elementWiseGradCamMethod } from '../method/gradient/element-wise-grad-cam-method.js';
import { gradCamMethod } from '../method/gradient/grad-cam-method.js';
import { gradCamPlusPlusMethod } from '../method/gradient/grad-cam-plus-plus-method.js';
import { hiResCamMethod } from '../method/gradient/hi-res-cam-method.js';
import { layerCamMethod } from '../method/gradient/layer-cam-method.js';
import { shapleyCamMethod } from '../method/gradient/shapley-cam-method.js';
import { smoothGradCamPlusPlusMethod } from '../method/gradient/smooth-grad-cam-plus-plus-method.js';
import { xGradCamMethod } from '../method/gradient/x-grad-cam-method.js';
import type { MethodCard } from '../method/method-card.js';
import type { Method } from '../method/method.js';
import { ablationCamMethod } from '../method/perturbation/ablation-cam-method.js';
import { isCamMethod } from '../method/perturbation/is-cam-method.js';
import { reciproCamMethod } from '../method/perturbation/recipro-cam-method.js';
import { scoreCamMethod } from '../method/perturbation/score-cam-method.js';
import { ssCamMethod } from '../method/perturbation/ss-cam-method.js';
import { randomCamMethod } from '../method/random-cam-method.js';
import { conceptsCard } from './maps/concepts-card.js';
import { finerCamMap } from './maps/finer-cam-map.js';
import { fullGradMap } from './maps/full-grad-map.js';
import { guidedBackpropagationMap } from './maps/guided-backpropagation-map.js';
import { guidedGradCamMap } from './maps/guided-grad-cam-map.js';
import type { NamedMap } from './named-map.js';
import { refineCamMap } from './maps/refine-cam-map.js';

export { eigenCamMethod } from '../method/activation/eigen-cam-method.js';
export {
  eigenGradCamMethod,
  segEigenCamMethod,
} from '../method/activation/eigen-grad-cam-method.js';
export { femMasksMethod, femMethod } from '../method/activation/fem-method.js';
export { kpcaCamMethod } from '../method/activation/kpca-cam-method.js';
export { camMethod } from '../method/gradient/cam-method.js';
export { elementWiseGradCamMethod } from '../method/gradient/element-wise-grad-cam-method.js';
export { gradCamMethod } from '../method/gradient/grad-cam-method.js';
export {
  gradCamPlusPlus,
  gradCamPlusPlusMethod,
} from '../method/gradient/grad-cam-plus-plus-method.js';
export { hiResCamMethod } from '../method/gradient/hi-res-cam-method.js';
export { layerCamMethod } from '../method/gradient/layer-cam-method.js';
export { shapleyCamMethod } from '../method/gradient/shapley-cam-method.js';
export {
  smoothGradCamPlusPlusMethod,
  type SmoothOptions,
} from '../method/gradient/smooth-grad-cam-plus-plus-method.js';
export { xGradCamMethod } from '../method/gradient/x-grad-cam-method.js';
export {
  ablationCamMethod,
  type AblationCamOptions,
} from '../method/perturbation/ablation-cam-method.js';
export {
  scoreCamMethod,
  scoreWeights,
  type ScoreCamOptions,
} from '../method/perturbation/score-cam-method.js';
export { ssCamMethod, type SsCamOptions } from '../method/perturbation/ss-cam-method.js';
export { isCamMethod, type IsCamOptions } from '../method/perturbation/is-cam-method.js';
export {
  reciproCamMethod,
  type ReciproCamOptions,
} from '../method/perturbation/recipro-cam-method.js';
export { randomCamMethod } from '../method/random-cam-method.js';

/**
 * Every method by its name, with its default options: the one list that the command, the page, the table of methods and the contract of
 * backends read. A program that needs one method imports that one.
 */
export const methods = {
  'grad-cam': gradCamMethod,
  'hi-res-cam': hiResCamMethod,
  'element-wise-grad-cam': elementWiseGradCamMethod,
  'grad-cam-plus-plus': gradCamPlusPlusMethod,
  'x-grad-cam': xGradCamMethod,
  'layer-cam': layerCamMethod,
  'smooth-grad-cam-plus-plus': smoothGradCamPlusPlusMethod(),
  'shapley-cam': shapleyCamMethod,
  cam: camMethod,
  'eigen-cam': eigenCamMethod,
  'eigen-grad-cam': eigenGradCamMethod,
  'seg-eigen-cam': segEigenCamMethod,
  'kpca-cam': kpcaCamMethod,
  fem: femMethod,
  'fem-masks': femMasksMethod,
  'score-cam': scoreCamMethod(),
  'ss-cam': ssCamMethod(),
  'is-cam': isCamMethod(),
  'ablation-cam': ablationCamMethod(),
  'recipro-cam': reciproCamMethod(),
  'random-cam': randomCamMethod(),
  'finer-cam': finerCamMap,
  'refine-cam': refineCamMap,
  'full-grad': fullGradMap,
  'guided-backpropagation': guidedBackpropagationMap,
  'guided-grad-cam': guidedGradCamMap,
  'deep-feature-factorization': conceptsCard,
} as const satisfies Readonly<Record<string, MethodCard | (MethodCard & Method) | NamedMap>>;

/** The names of the list. */
export type MethodName = keyof typeof methods;

/** The names of those that make one map of a class: all but the concepts. */
export type MapName = {
  [N in MethodName]: (typeof methods)[N] extends Method | NamedMap ? N : never;
}[MethodName];

/** The names that `explainBy` takes, in the order of the list. */
export const mapNames: readonly MapName[] =
  // Border to the language: Object.keys forgets which keys a record has.
  (Object.keys(methods) as MethodName[]).filter(
    (name): name is MapName =>
      'combine' in methods[name] || 'run' in methods[name] || 'explain' in methods[name],
  );
