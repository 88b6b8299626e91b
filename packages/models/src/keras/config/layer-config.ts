import { isList, isObject, type Json, type JsonObject } from './json.js';

/** One layer of a model's file; a model used as a layer counts as one. */
export interface LayerConfig {
  readonly className: string;
  readonly name: string;
  readonly config: JsonObject;
  /** The calls of the layer, one for each use; a Sequential's layers have none. */
  readonly calls?: readonly Json[];
}

/**
 * Reads a layer of a model's file.
 *
 * @param json The layer as the file has it.
 * @returns The layer.
 */
export function readLayerConfig(json: Json): LayerConfig {
  const layer = isObject(json) ? json : {};
  const { class_name: className, inbound_nodes: calls } = layer;
  const config = isObject(layer['config']) ? layer['config'] : {};
  const name = layer['name'] ?? config['name'];
  const build = isObject(layer['build_config']) ? layer['build_config']['input_shape'] : undefined;
  return {
    className: typeof className === 'string' ? className : '',
    name: typeof name === 'string' ? name : '',
    // The shape that a layer was built for is stored next to its configuration; a Sequential without an input layer needs it.
    config: build === undefined ? config : { build_input_shape: build, ...config },
    ...(isList(calls) ? { calls } : {}),
  };
}

/**
 * Writes a layer as tfjs-layers reads it.
 *
 * @param layer The layer.
 * @returns The layer as a file would have it.
 */
export function writeLayerConfig(layer: LayerConfig): JsonObject {
  return {
    class_name: layer.className,
    name: layer.name,
    config: { ...layer.config, name: layer.name },
    ...(layer.calls === undefined ? {} : { inbound_nodes: layer.calls }),
  };
}
