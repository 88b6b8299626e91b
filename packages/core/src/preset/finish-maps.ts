import type { Tensor } from '@tensorflow/tfjs-core';
import { resampleMap } from '../resample/resample-map.js';
import { byMaximum, fusedMaps, liftedMap } from './fused-maps.js';
import type { Preset } from './preset.js';
import { scaledMap } from './scaled-map.js';

/**
 * Makes one map of the maps that a method gave, as a preset has it: scaled, resized, fused. Runs in `tf.tidy`.
 *
 * @param maps Of one layer or several, `[N, ...cells]` each, their signs kept; of one size where they are not resized.
 * @param size The size of the input, `undefined` where the map keeps the feature layer's.
 * @param preset What is done.
 * @returns `[N, ...size]`.
 */
export function finishMaps(
  maps: readonly Tensor[],
  size: readonly number[] | undefined,
  preset: Preset,
): Tensor {
  const isFused = maps.length > 1;
  return fuseMaps(
    maps.map((map) => finishLayer(map, size, { ...preset, isFused })),
    preset,
  );
}

/**
 * Scales and resizes the map of one layer. Runs in `tf.tidy`.
 *
 * @param map `[N, ...cells]`, its sign kept.
 * @param size The size of the input, `undefined` where the map keeps the feature layer's.
 * @param preset What is done, and whether other layers' maps are to join it.
 * @returns `[N, ...size]`.
 */
export function finishLayer(
  map: Tensor,
  size: readonly number[] | undefined,
  preset: Preset & { readonly isFused?: boolean | undefined },
): Tensor {
  const { scaling, epsilon, upsampling, fusion, isFused = false } = preset;
  const isScaled = scaling === 'before' || scaling === 'both';
  const scaled = isScaled ? scaledMap(map, epsilon) : map;
  // LayerCAM's tanh expects values of at most 1.
  const lifted =
    isFused && fusion === 'layer-cam' ? liftedMap(isScaled ? scaled : byMaximum(scaled)) : scaled;
  const resized =
    size === undefined || upsampling === 'none' ? lifted : resampleMap(lifted, size, upsampling);
  return scaling === 'after' ? scaledMap(resized, epsilon) : resized;
}

/**
 * Fuses the maps of layers as `finishLayer` gives them. Runs in `tf.tidy`.
 *
 * The units of two layers differ: where a preset has not scaled them before, each counts by its own maximum.
 *
 * @param maps One or several, of one shape, `[N, ...]`.
 * @param preset What is done.
 * @returns One map.
 */
export function fuseMaps(
  maps: readonly Tensor[],
  { scaling, epsilon, fusion }: Omit<Preset, 'name'>,
): Tensor {
  const [only, ...others] = maps;
  if (only === undefined) throw new RangeError('there is no map to finish');
  const isComparable = scaling === 'before' || scaling === 'both' || fusion === 'layer-cam';
  const map =
    others.length === 0
      ? only
      : fusedMaps(isComparable ? maps : maps.map((each) => byMaximum(each)), fusion);
  return scaling === 'both' ? scaledMap(map, epsilon) : map;
}
