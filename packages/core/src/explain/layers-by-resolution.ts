import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import {
  resolutionOptionNames,
  type ResolutionOptions,
} from '../options/calls/resolution-options.js';

/**
 * Lists the best feature layer, and below it the best of each finer resolution: finer, and less certain of the class.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options The first layer where it is not the best; how many.
 * @returns The names, the coarsest first.
 * @throws `BAD_OPTION`; those of `createExplainer`
 *
 * @example
 * ```ts
 * const layers = await layersByResolution(mobilenet); // 'conv_pw_13_relu', 'conv_pw_11_relu', 'conv_pw_5_relu'
 * ```
 */
export function layersByResolution(
  model: ExplainableModel,
  options: ResolutionOptions = {},
): Promise<readonly string[]> {
  return calledAs('layersByResolution', async () => {
    checkOptionNames(options, resolutionOptionNames);
    const { finerLayers } = await import('../calls/further/index.js');
    return await finerLayers(model, options);
  });
}
