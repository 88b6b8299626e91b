import type { Call, TensorReference } from './call.js';
import type { JsonObject } from './json.js';
import type { LayerConfig } from './layer-config.js';

/** The facts outside of a layer that its translation depends on. */
export interface TranslationContext {
  /** Some names mean something else in Keras 3. */
  readonly keras3: boolean;
  /** True if the layer's input has a mask. */
  readonly masked: boolean;
  /** True if the layer's input has no mask, but tfjs-layers passes it the mask of another layer. */
  readonly strayMask: boolean;
}

/** A layer's call in the form of tfjs-layers: with tensors only. Other arguments in Keras become part of the configuration. */
export interface LayerCall {
  readonly inputs: readonly TensorReference[];
  readonly settings: JsonObject;
}

/** The translation of one class of layers for tfjs-layers. */
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
 * @returns The name under which it is registered in tfjs-layers; it collides with no other.
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
