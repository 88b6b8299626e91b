import { isObject, type Json, type JsonObject } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import type { TranslationContext } from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Keras' names of what tfjs-layers has under another name, or of what this package supplies. */
const names: Readonly<Record<string, string>> = {
  silu: 'swish',
  exponential: 'gradcam.exponential',
  leaky_relu: 'gradcam.leakyRelu',
  hard_silu: 'gradcam.hardSilu',
  hard_swish: 'gradcam.hardSilu',
  celu: 'gradcam.celu',
  hard_tanh: 'gradcam.hardTanh',
  log_sigmoid: 'gradcam.logSigmoid',
  squareplus: 'gradcam.squareplus',
  soft_shrink: 'gradcam.softShrink',
  hard_shrink: 'gradcam.hardShrink',
  tanh_shrink: 'gradcam.tanhShrink',
};

/**
 * Names an activation as it is registered in tfjs-layers.
 *
 * @param layer The layer that has it.
 * @param activation As the file has it: a name, or an object around one.
 * @param context Keras 3 calls another function hard_sigmoid than Keras 2.
 * @returns The name; an unknown one stays as it is, because the caller may have registered it.
 * @throws `MODEL_UNSUPPORTED` for a function that the file does not name
 */
export function activationName(
  layer: LayerConfig,
  activation: Json | undefined,
  context: TranslationContext,
): Json {
  if (activation == null) return 'linear';
  const named = isObject(activation) ? functionName(activation) : activation;
  if (typeof named !== 'string') {
    const other = isObject(activation) ? activation['class_name'] : undefined;
    throw unsupportedLayer(
      layer,
      typeof other === 'string'
        ? `has a whole layer (${other}) as its activation`
        : 'has a Python function as its activation, which only Python can run',
    );
  }
  if (named === 'hard_sigmoid' && context.keras3) return 'gradcam.hardSigmoid';
  return names[named] ?? named;
}

function functionName(activation: JsonObject): Json | undefined {
  return activation['class_name'] === 'function' ? activation['config'] : undefined;
}
