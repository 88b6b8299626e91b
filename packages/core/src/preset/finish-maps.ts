import type { Tensor } from '@tensorflow/tfjs-core';
import { mapByTaps } from '../resample/map-by-taps.js';
import { resampleMap } from '../resample/resample-map.js';
import type { FeatureSpace } from '../space/feature-space.js';
import { byMaximum, fusedMaps, liftedMap } from './fused-maps.js';
import type { Preset } from './preset.js';
import { scaledMap } from './scaled-map.js';

/**
 * Scales and resizes the map of one layer. Runs in `tf.tidy`.
 *
 * @param map `[N, ...cells]`, its sign kept.
 * @param space The size of the input, `undefined` where the map keeps the feature layer's, and the taps where its cells have places of their own.
 * @param preset The scaling and resizing, and whether other layers' maps will be fused with it.
 * @returns `[N, ...size]`.
 */
export function finishLayer(
  map: Tensor,
  space: Pick<FeatureSpace, 'size' | 'taps'>,
  preset: LayerPreset,
): Tensor {
  const { epsilon } = preset;
  const before = isScaledBefore(preset) ? scaledMap(map, epsilon) : map;
  const lifted = isLifted(preset) ? liftedMap(atMostOne(before, preset)) : before;
  const resized = atSize(lifted, space, preset);
  return isScaledAfter(preset) ? scaledMap(resized, epsilon) : resized;
}

function atSize(
  map: Tensor,
  { size, taps }: Pick<FeatureSpace, 'size' | 'taps'>,
  { upsampling }: Preset,
): Tensor {
  if (taps !== undefined) return mapByTaps(map, taps);
  return size === undefined || upsampling === 'none' ? map : resampleMap(map, size, upsampling);
}

/** A preset, and whether other layers' maps are to join this one. */
type LayerPreset = Preset & { readonly isFused?: boolean | undefined };

function isScaledBefore({ scaling }: Pick<Preset, 'scaling'>): boolean {
  return scaling === 'before' || scaling === 'both';
}

/** A product is one of whole maps, which go from 0 to 1 at the size of the input. */
function isScaledAfter({ scaling, fusion, isFused = false }: LayerPreset): boolean {
  return scaling === 'after' || (scaling === 'both' && isFused && fusion === 'product');
}

function isLifted({ fusion, isFused = false }: LayerPreset): boolean {
  return isFused && fusion === 'layer-cam';
}

/** As LayerCAM's tanh expects them. */
function atMostOne(map: Tensor, preset: Preset): Tensor {
  return isScaledBefore(preset) ? map : byMaximum(map);
}

/**
 * Fuses the maps of layers as `finishLayer` gives them. Runs in `tf.tidy`.
 *
 * The units of two layers differ: where a preset has not scaled them before, each counts by its own maximum.
 *
 * @param maps One or several, of one shape, `[N, ...]`.
 * @param preset The fusion.
 * @returns One map.
 */
export function fuseMaps(
  maps: readonly Tensor[],
  { scaling, epsilon, fusion }: Omit<Preset, 'name'>,
): Tensor {
  const [only, ...others] = maps;
  if (only === undefined) throw new RangeError('there is no map to finish');
  const isComparable = isScaledBefore({ scaling }) || fusion === 'layer-cam';
  const map =
    others.length === 0
      ? only
      : fusedMaps(isComparable ? maps : maps.map((each) => byMaximum(each)), fusion);
  const isProduct = others.length > 0 && fusion === 'product' && scaling !== 'none';
  return scaling === 'both' || isProduct ? scaledMap(map, epsilon) : map;
}
