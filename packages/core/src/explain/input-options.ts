import type { GradCAMOptions } from '../options/options.js';

/** The options of functions that explain the input itself: they have no feature layer and no options about one. */
export type InputGradientOptions = Pick<
  GradCAMOptions,
  | 'reductionLayer'
  | 'score'
  | 'preset'
  | 'format'
  | 'checkPrediction'
  | 'preprocessing'
  | 'classNames'
>;

/** The names of these options. */
export const inputGradientOptionNames = {
  reductionLayer: true,
  score: true,
  preset: true,
  format: true,
  checkPrediction: true,
  preprocessing: true,
  classNames: true,
} as const satisfies Record<keyof InputGradientOptions, true>;

/**
 * Picks those of the options of a map that the input's gradient has a use for.
 *
 * @param options Of a map.
 * @returns Some of them.
 */
export function ofInput(options: InputGradientOptions): InputGradientOptions {
  const { reductionLayer, score, preset, format } = options;
  const { checkPrediction, preprocessing, classNames } = options;
  return { reductionLayer, score, preset, format, checkPrediction, preprocessing, classNames };
}
