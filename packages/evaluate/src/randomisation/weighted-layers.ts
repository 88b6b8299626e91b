import { checkKind, GradCamError, isObject, nearestNames } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A layer of tfjs-layers, as far as it is needed here. */
export interface WeightedLayer {
  readonly name: string;
  getWeights(): Tensor[];
  setWeights(weights: Tensor[]): void;
}

/** A `tf.LayersModel` or `tf.Sequential`. */
export interface WeightedModel {
  readonly layers: readonly WeightedLayer[];
}

/**
 * Finds the layers that have weights, from the output to the input.
 *
 * @param model As given by the caller.
 * @param names Only these, in any order; all when left out.
 * @returns The layers.
 * @throws `MODEL_UNSUPPORTED` for what is no layers model, `LAYER_NOT_FOUND`
 */
export function weightedLayers(
  model: WeightedModel,
  names: readonly string[] | undefined,
): readonly WeightedLayer[] {
  requireModel(model);
  const weighted = model.layers.filter((layer) => layer.getWeights().length > 0).reverse();
  if (names === undefined) return weighted;
  checkKind(
    Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string'),
    names,
    'the option layers is not a list of names',
    'some layers with weights',
  );
  const known = weighted.map(({ name }) => name);
  const missing = names.find((name) => !known.includes(name));
  if (missing === undefined) return weighted.filter(({ name }) => names.includes(name));
  const nearest = nearestNames(missing, known, 3).map((name) => `"${name}"`);
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `no layer with weights is called "${missing}"; the nearest names are ${nearest.join(', ')}.`,
  );
}

function requireModel(model: unknown): void {
  const isLayer = (layer: unknown) => isObject(layer) && typeof layer['setWeights'] === 'function';
  if (isObject(model) && Array.isArray(model['layers']) && model['layers'].every(isLayer)) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    'only the weights of a tf.LayersModel can be changed, graph models and networks of other engines keep theirs; load the model as one.',
  );
}
