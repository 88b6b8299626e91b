import { isList, type Json } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import { supplied, type Translation } from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Convolutions: tfjs-layers has no groups, no causal padding, and drops what it does not know. */
export const convolutionClasses: Readonly<Record<string, Translation>> = {
  Conv1D: { layer: grouped },
  Conv2D: { layer: grouped },
  Conv3D: { layer: (layer) => ungrouped(layer) },
  DepthwiseConv1D: { layer: supplied },
  // tfjs-layers drops the dilation when it computes.
  DepthwiseConv2D: {
    layer: (layer) => (isOne(layer.config['dilation_rate']) ? layer : supplied(layer)),
  },
  SeparableConv1D: { layer: supplied },
  SeparableConv2D: { layer: (layer) => ungrouped(layer) },
  Conv1DTranspose: { layer: (layer) => supplied(transposed(layer)) },
  Conv2DTranspose: {
    layer: (layer) =>
      layer.config['output_padding'] == null ? transposed(layer) : supplied(transposed(layer)),
  },
  Conv3DTranspose: { layer: (layer) => withoutOutputPadding(transposed(layer)) },
};

function grouped(layer: LayerConfig): LayerConfig {
  const { groups, padding } = layer.config;
  return (groups ?? 1) !== 1 || padding === 'causal' ? supplied(layer) : layer;
}

function ungrouped(layer: LayerConfig): LayerConfig {
  if ((layer.config['groups'] ?? 1) === 1) return layer;
  throw unsupportedLayer(layer, 'convolves in groups, which TensorFlow.js lacks here');
}

function transposed(layer: LayerConfig): LayerConfig {
  if (isOne(layer.config['dilation_rate'])) return ungrouped(layer);
  throw unsupportedLayer(layer, 'is transposed and dilated, which TensorFlow.js lacks');
}

function withoutOutputPadding(layer: LayerConfig): LayerConfig {
  if (layer.config['output_padding'] == null) return layer;
  throw unsupportedLayer(layer, 'pads its output, which TensorFlow.js drops');
}

function isOne(rate: Json | undefined): boolean {
  return (isList(rate) ? rate : [rate ?? 1]).every((value) => value === 1);
}
