import { checkNumber } from '@gradcam/errors';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import type { ResolutionOptions } from '../../options/calls/resolution-options.js';
import { checkOptions } from '../../options/check-options.js';
import { trialShapes } from '../../run/prepare/trial-shapes.js';
import { coarseToFine } from './coarse-to-fine.js';

/**
 * Finds the best feature layer, and below it the best of each finer resolution.
 *
 * @param model As for `layersByResolution`.
 * @param options As for `layersByResolution`.
 * @returns The names, the coarsest first.
 * @throws Those of `layersByResolution`
 */
export async function finerLayers(
  model: ExplainableModel,
  { most = 3, ...options }: ResolutionOptions,
): Promise<readonly string[]> {
  checkNumber(most, { where: 'the option most', kind: 'integer', least: 1 });
  checkOptions(options);
  const inputShapes = await trialShapes(model, options.inputShapes);
  return await coarseToFine(model, { ...options, inputShapes }, most);
}
