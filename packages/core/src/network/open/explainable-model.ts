import { GradCamError, saidOf } from '@gradcam/errors';
import { isGraphModel, type GraphModelLike } from '../graph-model/graph-model-like.js';
import { isLayersModel, type LayersModelLike } from '../layers-model/layers-model-like.js';
import type { Network } from '../network.js';

/** A `tf.LayersModel`, a `tf.Sequential`, a `tf.GraphModel`, or a network made by hand. */
export type ExplainableModel = Network | LayersModelLike | GraphModelLike;

/** A model, told by its kind. */
export type KindOfModel =
  | { readonly kind: 'network'; readonly model: Network }
  | { readonly kind: 'layers'; readonly model: LayersModelLike }
  | { readonly kind: 'graph'; readonly model: GraphModelLike };

/**
 * Tells the kind of a model, and refuses what is not one, such as a model that is still loading.
 *
 * @param given As the user gave it.
 * @returns The model, with its kind.
 * @throws `MODEL_UNSUPPORTED`
 */
export function kindOfModel(given: ExplainableModel): KindOfModel {
  // A program without types may give anything.
  const value: unknown = given;
  if (typeof value === 'object' && value !== null && !(value instanceof Promise)) {
    if ('cut' in given) return { kind: 'network', model: given };
    if (isLayersModel(given)) return { kind: 'layers', model: given };
    if (isGraphModel(given)) return { kind: 'graph', model: given };
  }
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is not a network, got ${saidOf(value)}, expected a tf.LayersModel, a tf.GraphModel or networkFromFunctions(…)${typeof value === 'string' ? '; load it first, with tf.loadLayersModel or tf.loadGraphModel' : ''}.`,
  );
}
