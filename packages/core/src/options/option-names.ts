import type { ExplainerOptions, GradCAMOptions } from './options.js';

/** The options that all ways of making a map share. */
export const sharedOptionNames = {
  reductionLayer: true,
  score: true,
  outputUpsampling: true,
  preset: true,
  sign: true,
  tokens: true,
  format: true,
  checkPrediction: true,
  preprocessing: true,
  classNames: true,
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
