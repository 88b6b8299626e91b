import type { inputOptionNames } from '../option-names.js';
import type { GradCAMOptions } from '../options.js';

/** The options of functions that explain the input itself: they have no feature layer and no options about one. */
export type InputGradientOptions = Pick<GradCAMOptions, keyof typeof inputOptionNames>;

/**
 * Picks those of the options of a map that the input's gradient has a use for.
 *
 * @param options Of a map.
 * @returns Some of them.
 */
export function ofInput(options: InputGradientOptions): InputGradientOptions {
  const { reductionLayer, score, preset, format } = options;
  const { checkPrediction, preprocessing, classNames, signal, onProgress } = options;
  const ofMap = { reductionLayer, score, preset, format, checkPrediction, classNames };
  return { ...ofMap, preprocessing, signal, onProgress };
}
