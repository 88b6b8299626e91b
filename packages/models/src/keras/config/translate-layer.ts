import { isObject, type JsonObject } from './json.js';
import { cleanConfig } from './clean-config.js';
import { readLayerConfig, writeLayerConfig, type LayerConfig } from './layer-config.js';
import { isModelConfig } from './model-config.js';
import type { TranslationContext } from './translation.js';
import { activationName } from '../classes/activation-name.js';
import { translationOf } from '../classes/translation-of.js';

const activations = ['activation', 'recurrent_activation'];

/**
 * Writes one layer as tfjs-layers reads it.
 *
 * @param layer The layer, as Keras 2 or 3 wrote it.
 * @param context The properties of the model that the layer's translation depends on.
 * @param translateModel Translates a model within a wrapper.
 * @returns The layer, without its calls.
 * @throws `MODEL_UNSUPPORTED`
 */
export function translateLayer(
  layer: LayerConfig,
  context: TranslationContext,
  translateModel: (model: LayerConfig) => LayerConfig,
): LayerConfig {
  const cleaned = withActivations(layer, cleanConfig(layer), context);
  const inner = wrappedLayers(cleaned).map(([key, wrapped]) => {
    const translated = isModelConfig(wrapped)
      ? translateModel(wrapped)
      : translateLayer(wrapped, context, translateModel);
    return [key, writeLayerConfig(translated)] as const;
  });
  const { className, name } = layer;
  const config = { ...withBatchShape(cleaned), ...Object.fromEntries(inner) };
  const clean = { className, name, config };
  return translationOf(className).layer?.(clean, context) ?? clean;
}

/** Keras 3 calls the shape of an input `batch_shape`. */
function withBatchShape(config: JsonObject): JsonObject {
  const { batch_shape: shape, ...others } = config;
  return shape === undefined ? config : { ...others, batch_input_shape: shape };
}

function withActivations(
  layer: LayerConfig,
  config: JsonObject,
  context: TranslationContext,
): JsonObject {
  const names = activations
    .filter((key) => key in config)
    .map((key) => [key, activationName(layer, config[key], context)] as const);
  return { ...config, ...Object.fromEntries(names) };
}

/** The layers that a layer wraps: `layer` and `backward_layer` of wrappers, `cell` of recurrent layers. */
function wrappedLayers(config: JsonObject): (readonly [string, LayerConfig])[] {
  return ['layer', 'backward_layer', 'cell'].flatMap((key) => {
    const wrapped = config[key];
    return isObject(wrapped) && 'class_name' in wrapped
      ? [[key, readLayerConfig(wrapped)] as const]
      : [];
  });
}
