import { isList, textOf } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import { supplied, type Translation } from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Padding, cropping and repeating, which tfjs-layers has for pictures alone, and shapes. */
export const shapeClasses: Readonly<Record<string, Translation>> = {
  Reshape: { layer: reshape },
  ZeroPadding1D: { layer: supplied },
  ZeroPadding3D: { layer: supplied },
  Cropping1D: { layer: supplied },
  Cropping3D: { layer: supplied },
  UpSampling1D: { layer: supplied },
  UpSampling2D: { layer: upSampling },
  UpSampling3D: { layer: supplied },
};

function reshape(layer: LayerConfig): LayerConfig {
  const { target_shape: target } = layer.config;
  return isList(target) && target.includes(-1) ? supplied(layer) : layer;
}

/** tfjs-layers interpolates from the corners, Keras from the half pixels. */
function upSampling(layer: LayerConfig): LayerConfig {
  const { interpolation = 'nearest' } = layer.config;
  if (interpolation === 'nearest') return layer;
  if (interpolation === 'bilinear') return supplied(layer);
  throw unsupportedLayer(
    layer,
    `interpolates by "${textOf(interpolation)}", which TensorFlow.js lacks`,
  );
}
