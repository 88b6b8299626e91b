import { GradCamError } from '@gradcam/errors';
import { saidOf } from '../error/said-of.js';

/**
 * Refuses what is not even an object, and a model that is still loading.
 *
 * @param model As the user gave it.
 * @throws `MODEL_UNSUPPORTED`
 */
export function requireModel(model: unknown): void {
  if (typeof model === 'object' && model !== null && !(model instanceof Promise)) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is not a network, got ${saidOf(model)}, expected a tf.LayersModel, a tf.GraphModel or networkFromFunctions(…)${typeof model === 'string' ? '; load it first, with tf.loadLayersModel or tf.loadGraphModel' : ''}.`,
  );
}
