import type { GradCAMOptions } from '../options.js';

/** The options of a prediction, as for `gradCAM`. */
export type PredictionOptions = Pick<GradCAMOptions, 'reductionLayer' | 'format' | 'preprocessing'>;

/** The names of these options. */
export const predictionOptionNames = {
  reductionLayer: true,
  format: true,
  preprocessing: true,
} as const satisfies Record<keyof PredictionOptions, true>;
