import { calledAs, checkKind, GradCamError, isObject, nearestNames } from '@gradcam/errors';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { ForgettingLayer } from './forgetting-layer.js';
import { layersOfGraph, type WeightedGraph } from './layers-of-graph.js';

/** A layer of tfjs-layers, as far as it is needed here. */
export interface WeightedLayer {
  readonly name: string;
  getWeights(): Tensor[];
  setWeights(weights: Tensor[]): void;
}

/** A model whose weights can be changed: a `tf.LayersModel`, a `tf.Sequential` or a `tf.GraphModel`. */
export type WeightedModel = { readonly layers: readonly WeightedLayer[] } | WeightedGraph;

/**
 * Lists the layers of a model that have weights, from the output to the input: of a graph model the nodes that compute with them. The first is the head.
 *
 * @param model The layers model or graph model.
 * @returns Their names, as the option `layers` of `randomizedWeightsMetric` takes them.
 * @throws `MODEL_UNSUPPORTED`
 *
 * @example
 * ```ts
 * const [head] = weightedLayerNames(model);
 * ```
 */
export function weightedLayerNames(model: WeightedModel): readonly string[] {
  return calledAs('weightedLayerNames', () =>
    weightedLayers(model, undefined).map(({ name }) => name),
  );
}

/**
 * Finds the layers that have weights, from the output to the input: of a graph model the nodes that compute with them.
 *
 * @param model As given by the caller.
 * @param names Only these, in any order; all when left out.
 * @returns The layers.
 * @throws `MODEL_UNSUPPORTED` for what is neither a layers model nor a graph model, `LAYER_NOT_FOUND`
 */
export function weightedLayers(
  model: WeightedModel,
  names: readonly string[] | undefined,
): readonly ForgettingLayer[] {
  const weighted = [...layersOf(model)].reverse();
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

/** In the order of the model. */
function layersOf(model: WeightedModel): readonly ForgettingLayer[] {
  const found = isLayered(model)
    ? model.layers.filter((layer) => layer.getWeights().length > 0).map(forgetting)
    : isGraph(model)
      ? layersOfGraph(model)
      : undefined;
  if (found !== undefined) return found;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    'only the weights of a tf.LayersModel or a tf.GraphModel can be changed, networks of other engines keep theirs; load the model as one.',
  );
}

function isLayered(model: unknown): model is { readonly layers: readonly WeightedLayer[] } {
  const isLayer = (layer: unknown) => isObject(layer) && typeof layer['setWeights'] === 'function';
  return isObject(model) && Array.isArray(model['layers']) && model['layers'].every(isLayer);
}

function isGraph(model: unknown): model is WeightedGraph {
  return (
    isObject(model) &&
    isObject(model['weights']) &&
    Array.isArray(model['inputs']) &&
    Array.isArray(model['outputs'])
  );
}

/** A layer of tfjs-layers copies what it is given. */
function forgetting(layer: WeightedLayer): ForgettingLayer {
  return {
    name: layer.name,
    weights: () => layer.getWeights(),
    replace: (weights) => {
      const kept = layer.getWeights().map((weight) => weight.clone());
      layer.setWeights([...weights]);
      dispose([...weights]);
      return () => {
        layer.setWeights(kept);
        dispose(kept);
      };
    },
  };
}
