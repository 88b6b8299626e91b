import { isObject, type Json, type JsonObject } from './json.js';
import type { LayerConfig } from './layer-config.js';
import { unsupportedLayer } from './unsupported-layer.js';

const forTraining = /_(initializer|regularizer|constraint)$|^(recurrent_)?dropout$/;

const dtypes: Readonly<Record<string, string>> = {
  float32: 'float32',
  // Layers of mixed precision keep their weights in float32.
  mixed_float16: 'float32',
  mixed_bfloat16: 'float32',
  float16: 'float32',
  bfloat16: 'float32',
  float64: 'float32',
  int8: 'int32',
  int16: 'int32',
  int32: 'int32',
  int64: 'int32',
  uint8: 'int32',
  uint16: 'int32',
  uint32: 'int32',
  bool: 'bool',
  string: 'string',
};

/**
 * Keeps the part of a layer's configuration that affects its output. Initial values, penalties and constraints are removed:
 * tfjs-layers knows fewer of them than Keras, and running a model needs none. Nor does it need the dropout of recurrent layers, whose
 * masks tfjs-layers makes all the same, and keeps. Types are written as their names.
 *
 * @param layer The layer.
 * @returns Its configuration.
 * @throws `MODEL_UNSUPPORTED` for integer arithmetic and low-rank updates, which tfjs-layers does not have.
 */
export function cleanConfig(layer: LayerConfig): JsonObject {
  const { config } = layer;
  if (config['quantization_config'] != null || config['lora_rank'] != null) {
    throw unsupportedLayer(
      layer,
      'is quantised or has a low-rank update, which TensorFlow.js lacks',
    );
  }
  const entries = Object.entries(config)
    .filter(([key]) => !forTraining.test(key) && key !== 'quantization_config')
    .map(([key, value]) => [key, key === 'dtype' ? dtypeName(layer, value ?? null) : value]);
  return Object.fromEntries(entries) as JsonObject;
}

/** Keras 3 writes a policy, `{ class_name: 'DTypePolicy', config: { name } }`, where Keras 2 wrote its name. */
function dtypeName(layer: LayerConfig, dtype: Json): Json {
  if (dtype === null) return 'float32';
  const config = isObject(dtype) && isObject(dtype['config']) ? dtype['config'] : {};
  const name = isObject(dtype) ? config['name'] : dtype;
  const known = typeof name === 'string' ? dtypes[name] : undefined;
  if (known === undefined) {
    throw unsupportedLayer(
      layer,
      `computes in ${JSON.stringify(name ?? dtype)}, which TensorFlow.js lacks`,
    );
  }
  return known;
}
