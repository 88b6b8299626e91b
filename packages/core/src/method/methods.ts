import { eigenCamMethod } from './activation/eigen-cam-method.js';
import { eigenGradCamMethod, segEigenCamMethod } from './activation/eigen-grad-cam-method.js';
import { femMasksMethod, femMethod } from './activation/fem-method.js';
import { kpcaCamMethod } from './activation/kpca-cam-method.js';
import { camMethod } from './gradient/cam-method.js';
import { elementWiseGradCamMethod } from './gradient/element-wise-grad-cam-method.js';
import { gradCamMethod } from './gradient/grad-cam-method.js';
import { gradCamPlusPlusMethod } from './gradient/grad-cam-plus-plus-method.js';
import { hiResCamMethod } from './gradient/hi-res-cam-method.js';
import { layerCamMethod } from './gradient/layer-cam-method.js';
import { shapleyCamMethod } from './gradient/shapley-cam-method.js';
import { smoothGradCamPlusPlusMethod } from './gradient/smooth-grad-cam-plus-plus-method.js';
import { xGradCamMethod } from './gradient/x-grad-cam-method.js';
import type { Method } from './method.js';
import { ablationCamMethod } from './perturbation/ablation-cam-method.js';
import { scoreCamMethod } from './perturbation/score-cam-method.js';
import { randomCamMethod } from './random-cam-method.js';

/** Every method by its name, with its default options: for programs that let people choose. Who needs one imports that one. */
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
  'ablation-cam': ablationCamMethod(),
  'random-cam': randomCamMethod(),
} as const satisfies Readonly<Record<string, Method>>;

/** The names of the methods. */
export type MethodName = keyof typeof methods;
