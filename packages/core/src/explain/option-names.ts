import type { ExplainerOptions, GradCAMOptions } from './options.js';

/** The options of `gradCAM`. */
export const gradCamOptionNames = {
  featureLayer: true,
  reductionLayer: true,
  score: true,
  outputUpsampling: true,
  method: true,
  preset: true,
  sign: true,
  tokens: true,
  format: true,
  classNames: true,
} as const satisfies Record<keyof GradCAMOptions, true>;

/** The options of an explainer. */
export const explainerOptionNames = {
  ...gradCamOptionNames,
  inputShapes: true,
} as const satisfies Record<keyof ExplainerOptions, true>;
