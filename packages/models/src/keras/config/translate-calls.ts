import {
  readCall,
  tensorsOf,
  type Call,
  type CallValue,
  type LayerUses,
  type TensorReference,
} from './call.js';
import type { Json, JsonObject } from './json.js';
import type { LayerConfig } from './layer-config.js';
import type { LayerCall, Translation } from './translation.js';
import { unsupportedLayer } from './unsupported-layer.js';

/** The model that a call's references point into. */
export interface CallScope {
  readonly layers: LayerUses;
  /** The layers whose output is a mask that Keras made by itself: tfjs-layers makes it again. */
  readonly ownMasks: ReadonlySet<string>;
}

/** A layer's calls in the form of tfjs-layers, one for each use, and the settings that Keras passed in its calls. */
export interface TranslatedCalls {
  readonly calls: readonly Json[];
  readonly settings: JsonObject;
}

/**
 * Writes the calls of a layer as tfjs-layers reads them.
 *
 * @param layer The layer, with Keras' calls.
 * @param scope The model's layers.
 * @param translation The translation of its class.
 * @returns The `inbound_nodes`, and the settings that were passed in addition to the tensors.
 * @throws `MODEL_UNSUPPORTED`
 */
export function translateCalls(
  layer: LayerConfig,
  scope: CallScope,
  translation: Translation,
): TranslatedCalls {
  const calls = (layer.calls ?? []).map((node) => {
    const call = readCall(node, scope.layers);
    return translation.call?.(call, layer) ?? plainCall(call, layer, scope);
  });
  const said = new Set(calls.map(({ settings }) => JSON.stringify(settings)));
  if (said.size > 1) throw unsupportedLayer(layer, 'is called in several ways');
  return {
    calls: calls.map(({ inputs }) => writeCall(inputs)),
    settings: calls[0]?.settings ?? {},
  };
}

/**
 * Writes one call as tfjs-layers reads it.
 *
 * @param inputs The tensors.
 * @returns An entry of `inbound_nodes`.
 */
export function writeCall(inputs: readonly TensorReference[]): Json {
  return inputs.map(({ layer, node, output }) => [layer, node, output, {}]);
}

/** Returns a call with tensors only. Any other argument of the call in Python is either known here or refused. */
function plainCall(call: Call, layer: LayerConfig, scope: CallScope): LayerCall {
  const inputs = call.positional.flatMap(tensorsOf);
  for (const [key, value] of Object.entries(call.named)) {
    if (key === 'training') refuseTraining(layer, value);
    else if (key === 'mask') refuseOtherMask(layer, value, scope);
    else if (key === 'inputs' || key === 'initial_state') inputs.push(...tensorsOf(value));
    else if (tensorsOf(value).length > 0 || ('constant' in value && value.constant != null)) {
      throw unsupportedLayer(
        layer,
        `is called with "${key}", which TensorFlow.js does not pass on`,
      );
    }
  }
  return { inputs, settings: {} };
}

/** Random layers do nothing at prediction; a batch normalisation called with training=True does. */
function refuseTraining(layer: LayerConfig, value: CallValue): void {
  const always = 'constant' in value && value.constant === true;
  if (always && layer.className === 'BatchNormalization') {
    throw unsupportedLayer(layer, 'normalises by the current batch (training=True)');
  }
}

function refuseOtherMask(layer: LayerConfig, value: CallValue, scope: CallScope): void {
  const other = tensorsOf(value).find((tensor) => !scope.ownMasks.has(tensor.layer));
  if (other === undefined) return;
  throw unsupportedLayer(
    layer,
    `is called with an explicit mask ("${other.layer}"), which TensorFlow.js cannot pass`,
  );
}
