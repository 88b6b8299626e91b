import { isList } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import { supplied, type Translation, type TranslationContext } from '../config/translation.js';

/** Layers that are an activation. */
export const activationClasses: Readonly<Record<string, Translation>> = {
  // tfjs-layers has the upper bound alone, and drops the others.
  ReLU: {
    layer: (layer) =>
      isZero(layer, 'negative_slope') && isZero(layer, 'threshold') ? layer : supplied(layer),
  },
  // Keras 3 calls the slope otherwise; tfjs-layers would take 0.3.
  LeakyReLU: { layer: withSlope },
  ELU: { layer: (layer) => ((layer.config['alpha'] ?? 1) === 1 ? layer : supplied(layer)) },
  // tfjs-layers takes axis 1 where none is named, and has the last axis alone.
  Softmax: { layer: withAxis },
};

function isZero(layer: LayerConfig, key: string): boolean {
  return (layer.config[key] ?? 0) === 0;
}

function withSlope(layer: LayerConfig): LayerConfig {
  const { negative_slope: slope, ...config } = layer.config;
  return slope === undefined ? layer : { ...layer, config: { ...config, alpha: slope } };
}

function withAxis(layer: LayerConfig, { strayMask }: TranslationContext): LayerConfig {
  const axis = layer.config['axis'] ?? -1;
  const [only, ...others] = isList(axis) ? axis : [axis];
  // The supplied one takes no notice of a mask.
  const plain = only === -1 && others.length === 0 && !strayMask;
  return plain ? { ...layer, config: { ...layer.config, axis: -1 } } : supplied(layer);
}
