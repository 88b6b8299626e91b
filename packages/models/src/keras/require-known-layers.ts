import { serialization } from '@tensorflow/tfjs-core';
import { isList, isObject, type Json, type JsonObject } from './config/json.js';
import { readLayerConfig } from './config/layer-config.js';
import { unsupportedLayer } from './config/unsupported-layer.js';

/**
 * Checks that tfjs-layers has every layer and every activation of a model.
 *
 * @param model The model, as it is handed to tfjs-layers.
 * @throws `MODEL_UNSUPPORTED` for the first layer that it lacks, with its name and class.
 */
export function requireKnownLayers(model: JsonObject): void {
  const known = serialization.SerializationMap.getMap().classNameMap;
  const check = (json: Json): void => {
    const layer = readLayerConfig(json);
    const { className, config } = layer;
    if (!Object.hasOwn(known, className)) throw unsupportedLayer(layer, whatIs(className));
    for (const key of ['activation', 'recurrent_activation']) {
      const activation = config[key];
      if (typeof activation === 'string' && !isActivation(camelCase(activation)))
        throw unsupportedLayer(
          layer,
          `has the activation "${activation}", which TensorFlow.js lacks`,
        );
    }
    for (const inner of [config['layer'], config['cell']]) if (isObject(inner)) check(inner);
    if (isList(config['layers'])) config['layers'].forEach(check);
  };
  check(model);
}

/** A registered class of every other kind: tfjs-layers keeps all of them under their names alone, and would take a layer for an activation. */
const otherKinds = ['Dense', 'Zeros', 'L1L2', 'MaxNorm'];

function isActivation(name: string): boolean {
  const found = kindOf(name);
  return found !== undefined && !otherKinds.some((other) => kindOf(other) === found);
}

/** The class right below the one that all registered classes come from; undefined for a name that is not known. */
function kindOf(name: string): unknown {
  const known = serialization.SerializationMap.getMap().classNameMap;
  let kind: unknown = Object.hasOwn(known, name) ? known[name]?.[0] : undefined;
  while (typeof kind === 'function') {
    const parent: unknown = Object.getPrototypeOf(kind);
    if (parent === serialization.Serializable) break;
    kind = parent;
  }
  return kind;
}

function whatIs(className: string): string {
  if (className === 'Lambda') return 'is a Python function, which only Python can run';
  return className.includes('>')
    ? 'is a custom class, written in Python; register it with tf.serialization.registerClass'
    : 'is a layer that TensorFlow.js lacks and this package does not supply';
}

/** As tfjs-layers does before it looks a name up. */
function camelCase(name: string): string {
  return name.replace(/_+(\w|$)/g, (_, letter: string) => letter.toUpperCase());
}
