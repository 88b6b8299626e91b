import { isList, isObject, type Json, type JsonObject } from './json.js';
import { readLayerConfig, type LayerConfig } from './layer-config.js';

const modelClasses = new Set(['Functional', 'Model', 'Sequential']);

/**
 * Tells whether a layer of a file is a model of layers.
 *
 * @param layer The layer.
 * @returns True for Functional, Model and Sequential.
 */
export function isModelConfig(layer: LayerConfig): boolean {
  return modelClasses.has(layer.className);
}

/**
 * Lists the layers of a model's file.
 *
 * @param model The model.
 * @returns In the order of the file.
 */
export function layersOf(model: LayerConfig): LayerConfig[] {
  const { layers } = model.config;
  return isList(layers) ? layers.map(readLayerConfig) : [];
}

/**
 * Finds the model within a topology: Keras' h5 files put it under `model_config`.
 *
 * @param topology The `modelTopology` of `model.json`.
 * @returns The model; undefined where there is none.
 */
export function modelOf(topology: JsonObject): LayerConfig | undefined {
  const inner = topology['model_config'] ?? topology;
  const json: Json = typeof inner === 'string' ? (JSON.parse(inner) as Json) : inner;
  if (!isObject(json) || typeof json['class_name'] !== 'string') return undefined;
  // Keras before 2.2 wrote a Sequential as the list of its layers.
  return isList(json['config'])
    ? readLayerConfig({ ...json, config: { name: 'sequential', layers: json['config'] } })
    : readLayerConfig(json);
}

/**
 * Tells whether Keras 3 wrote a model: some of its names mean something else than in Keras 2.
 *
 * @param topology The `modelTopology` of `model.json`.
 * @returns True if Keras 3 wrote it.
 */
export function isKeras3(topology: JsonObject): boolean {
  const inner = topology['model_config'];
  const version =
    topology['keras_version'] ?? (isObject(inner) ? inner['keras_version'] : undefined);
  if (typeof version === 'string') return Number.parseInt(version, 10) >= 3;
  return JSON.stringify(topology).includes('"batch_shape"');
}
