import { pacingOptionNames } from '../pace/pacing.js';
import type { ExplainerOptions, GradCAMOptions } from './options.js';

/** The options about the input and the score, which what has no feature layer takes, too. */
export const inputOptionNames = {
  ...pacingOptionNames,
  reductionLayer: true,
  score: true,
  preset: true,
  format: true,
  checkPrediction: true,
  preprocessing: true,
  classNames: true,
} as const;

/** The options that all ways of making a map share. */
export const sharedOptionNames = {
  ...inputOptionNames,
  outputUpsampling: true,
  placement: true,
  sign: true,
  tokens: true,
} as const satisfies Record<keyof Omit<GradCAMOptions, 'featureLayer' | 'method'>, true>;

/** The options of `gradCAM`. */
export const gradCamOptionNames = {
  ...sharedOptionNames,
  featureLayer: true,
  method: true,
} as const satisfies Record<keyof GradCAMOptions, true>;

/** The options of an explainer. */
export const explainerOptionNames = {
  ...gradCamOptionNames,
  inputShapes: true,
} as const satisfies Record<keyof ExplainerOptions, true>;
