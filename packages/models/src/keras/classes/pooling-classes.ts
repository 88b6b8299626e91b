import type { LayerConfig } from '../config/layer-config.js';
import { supplied, type Translation } from '../config/translation.js';

/** Global pooling: tfjs-layers has neither `keepdims` nor volumes, and its mean ignores masks. */
export const poolingClasses: Readonly<Record<string, Translation>> = {
  GlobalAveragePooling1D: {
    layer: (layer, { masked }) =>
      masked ? supplied({ ...layer, config: { ...layer.config, masked } }) : keepingSizes(layer),
  },
  GlobalAveragePooling2D: { layer: keepingSizes },
  GlobalAveragePooling3D: { layer: supplied },
  GlobalMaxPooling1D: { layer: keepingSizes },
  GlobalMaxPooling2D: { layer: keepingSizes },
  GlobalMaxPooling3D: { layer: supplied },
};

function keepingSizes(layer: LayerConfig): LayerConfig {
  const first = layer.config['data_format'] === 'channels_first';
  const oneAxis = layer.className.endsWith('1D');
  return layer.config['keepdims'] === true || (first && oneAxis) ? supplied(layer) : layer;
}
