import type { Call, TensorReference } from './call.js';
import type { JsonObject } from './json.js';
import type { LayerConfig } from './layer-config.js';

/** What a layer's translation depends on beside the layer. */
export interface TranslationContext {
  /** Some names mean something else in Keras 3. */
  readonly keras3: boolean;
  /** Whether the layer's input has a mask. */
  readonly masked: boolean;
  /** Whether it has none, but tfjs-layers hands it that of another layer. */
  readonly strayMask: boolean;
}

/** How tfjs-layers calls a layer: with tensors alone. What Keras passes beside them becomes part of the configuration. */
export interface LayerCall {
  readonly inputs: readonly TensorReference[];
  readonly settings: JsonObject;
}

/** How one class of layers is written for tfjs-layers. */
export interface Translation {
  /** The layer; left out where its configuration needs nothing but cleaning. */
  readonly layer?: (layer: LayerConfig, context: TranslationContext) => LayerConfig;
  /** Its calls; left out where they are tensors alone. */
  readonly call?: (call: Call, layer: LayerConfig) => LayerCall;
}

/**
 * Names the class of a layer that this package supplies.
 *
 * @param kerasName Keras' name of the class.
 * @returns The name that it is registered by in tfjs-layers: nobody else's.
 */
export function suppliedName(kerasName: string): string {
  return `gradcam>${kerasName}`;
}

/**
 * Hands a layer over to the one that this package supplies.
 *
 * @param layer The layer.
 * @returns The same layer under the supplied class.
 */
export function supplied(layer: LayerConfig): LayerConfig {
  return { ...layer, className: suppliedName(layer.className) };
}
