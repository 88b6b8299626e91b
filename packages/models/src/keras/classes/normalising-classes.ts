import { isList } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';
import { supplied, type Translation } from '../config/translation.js';
import { unsupportedLayer } from '../config/unsupported-layer.js';

/** Normalisations. */
export const normalisingClasses: Readonly<Record<string, Translation>> = {
  BatchNormalization: { layer: (layer) => forVolumes(singleAxis(layer)) },
  LayerNormalization: { layer: (layer) => forVolumes(withoutRms(layer)) },
  GroupNormalization: { layer: supplied },
  RMSNormalization: { layer: supplied },
  UnitNormalization: { layer: supplied },
  Normalization: { layer: supplied },
};

/** TensorFlow 1 wrote the axis as a list of one. */
function singleAxis(layer: LayerConfig): LayerConfig {
  const { axis } = layer.config;
  const [only, ...others] = isList(axis) ? axis : [];
  return only === undefined || others.length > 0
    ? layer
    : { ...layer, config: { ...layer.config, axis: only } };
}

/** tfjs-layers normalises no volumes. Keras 2 counts the axis from the front, Keras 3 from the end. */
function forVolumes(layer: LayerConfig): LayerConfig {
  const { axis } = layer.config;
  const axes = isList(axis) ? axis : [axis];
  return axes.includes(4) || axes.includes(-1) ? supplied(layer) : layer;
}

/** Versions of Keras differ in what they divide by. */
function withoutRms(layer: LayerConfig): LayerConfig {
  if (layer.config['rms_scaling'] !== true) return layer;
  throw unsupportedLayer(layer, 'scales by the root mean square (rms_scaling)');
}
