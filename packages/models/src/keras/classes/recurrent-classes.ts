import { isObject, textOf, without, type Json } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import {
  suppliedName,
  supplied,
  type Translation,
  type TranslationContext,
} from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Recurrent layers and their wrappers. */
export const recurrentClasses: Readonly<Record<string, Translation>> = {
  GRU: { layer: (layer, context) => gru(underOwnMask(layer, context)) },
  GRUCell: { layer: gru },
  Bidirectional: { layer: (layer, context) => bidirectional(underOwnMask(layer, context)) },
  ConvLSTM2D: { layer: underOwnMask },
  LSTM: { layer: underOwnMask },
  RNN: { layer: underOwnMask },
  SimpleRNN: { layer: underOwnMask },
};

function underOwnMask(layer: LayerConfig, { strayMask }: TranslationContext): LayerConfig {
  if (!strayMask) return layer;
  throw unsupportedLayer(
    layer,
    'has no mask, in a model with masks: TensorFlow.js would pass it the mask of another layer',
  );
}

function gru(layer: LayerConfig): LayerConfig {
  return layer.config['reset_after'] === true ? supplied(layer) : layer;
}

/**
 * tfjs-layers makes both directions from one layer, by its class, and names them itself. It cannot have a separate layer for each
 * direction, so two that differ are refused.
 */
function bidirectional(layer: LayerConfig): LayerConfig {
  const { layer: forward, backward_layer: backward, ...config } = layer.config;
  if (!isObject(forward) || !isObject(forward['config'])) return layer;
  if (isObject(backward) && !differsInDirectionAlone(forward, backward)) {
    throw unsupportedLayer(
      layer,
      'uses different layers forwards and backwards, which TensorFlow.js cannot',
    );
  }
  const name = textOf(forward['config']['name']).replace(/^forward_/, '');
  const plain = { ...forward, name, config: { ...forward['config'], name } };
  const translated = { ...layer, config: { ...config, layer: plain } };
  if (forward['class_name'] !== suppliedName('GRU')) return translated;
  if (forward['config']['return_state'] === true || config['merge_mode'] === null) {
    throw unsupportedLayer(
      layer,
      'returns its directions or states separately, which is not supplied',
    );
  }
  return supplied(translated);
}

function differsInDirectionAlone(forward: Json, backward: Json): boolean {
  const alike = (json: Json): string => {
    const config = isObject(json) && isObject(json['config']) ? json['config'] : {};
    const others = without(config, ['name', 'go_backwards', 'build_input_shape']);
    return JSON.stringify([isObject(json) ? json['class_name'] : '', others]);
  };
  return alike(forward) === alike(backward);
}
