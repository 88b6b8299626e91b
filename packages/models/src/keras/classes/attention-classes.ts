import { tensorsOf, type Call, type CallValue, type TensorReference } from '../config/call.js';
import type { LayerConfig } from '../config/layer-config.js';
import {
  supplied,
  type LayerCall,
  type Translation,
  type TranslationContext,
} from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Attention. */
export const attentionClasses: Readonly<Record<string, Translation>> = {
  MultiHeadAttention: { layer: multiHead, call: callMultiHead },
  Attention: { layer: scaledDot, call: callAttention },
};

/** Keras 2 passes a mask in addition to the tensors; attention that ignored it would give other numbers. */
function refuseMask(layer: LayerConfig, context: TranslationContext): void {
  if (context.masked) throw unsupportedLayer(layer, 'attends under a mask, which is not supplied');
}

function multiHead(layer: LayerConfig, context: TranslationContext): LayerConfig {
  refuseMask(layer, context);
  const { config } = layer;
  if (config['use_gate'] === true || config['sliding_window'] != null) {
    throw unsupportedLayer(
      layer,
      'attends through a gate or a sliding window, which is not supplied',
    );
  }
  return supplied(layer);
}

/** Query, value, key, in this order; the key is the value where it is left out. */
function callMultiHead(call: Call, layer: LayerConfig): LayerCall {
  const [query, value, key] = ['query', 'value', 'key'].map(
    (name, index) => call.named[name] ?? call.positional[index],
  );
  if (query === undefined || value === undefined) {
    throw unsupportedLayer(layer, 'is called without a query or a value');
  }
  const masks = ['attention_mask', 'query_mask', 'value_mask', 'key_mask'];
  const masked = masks.find((name) => isGiven(call.named[name])) ?? call.positional.length > 3;
  if (masked !== false)
    throw unsupportedLayer(layer, 'attends under a mask, which is not supplied');
  if (isGiven(call.named['return_attention_scores'])) {
    throw unsupportedLayer(layer, 'returns its attention scores as an extra output');
  }
  const given = key === undefined || !isGiven(key) ? [query, value, value] : [query, value, key];
  return {
    inputs: withoutRepeats(given.flatMap(tensorsOf)),
    settings: { use_causal_mask: isGiven(call.named['use_causal_mask']) },
  };
}

function scaledDot(layer: LayerConfig, context: TranslationContext): LayerConfig {
  refuseMask(layer, context);
  if ((layer.config['score_mode'] ?? 'dot') !== 'dot') {
    throw unsupportedLayer(layer, 'scores by concatenation, which is not supplied');
  }
  return supplied(layer);
}

function callAttention(call: Call, layer: LayerConfig): LayerCall {
  for (const key of ['mask', 'return_attention_scores']) {
    if (isGiven(call.named[key])) {
      throw unsupportedLayer(layer, `is called with "${key}", which is not supplied`);
    }
  }
  const inputs = [...call.positional, ...(call.named['inputs'] ? [call.named['inputs']] : [])];
  return {
    inputs: withoutRepeats(inputs.flatMap(tensorsOf)),
    settings: { use_causal_mask: isGiven(call.named['use_causal_mask']) },
  };
}

/**
 * Leaves out what attention takes of itself: the key is the value where it is left out, and the value the query. tfjs-layers counts a
 * layer that reads a tensor twice as two readers, and frees the tensor before the next layer reads it.
 */
function withoutRepeats(inputs: readonly TensorReference[]): readonly TensorReference[] {
  const [before, last] = inputs.slice(-2);
  if (before === undefined || last === undefined) return inputs;
  return JSON.stringify(before) === JSON.stringify(last)
    ? withoutRepeats(inputs.slice(0, -1))
    : inputs;
}

/** Checks whether an argument carries a value: Keras also writes those that were left out. */
function isGiven(value: CallValue | undefined): boolean {
  if (value === undefined) return false;
  if (tensorsOf(value).length > 0) return true;
  if ('list' in value) return value.list.some(isGiven);
  if (!('constant' in value)) return false;
  const { constant } = value;
  return Array.isArray(constant)
    ? constant.some((item) => item !== null)
    : constant !== null && constant !== false;
}
