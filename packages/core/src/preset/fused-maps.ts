import {
  add,
  div,
  equal,
  max,
  maximum,
  mul,
  onesLike,
  tanh,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * The ways to fuse the maps of several layers: their mean; their maximum; LayerCAM's, the maximum after each was lifted by `liftedMap`, before
 * it is resized; or RefineCAM's, their product.
 */
export const fusions = ['mean', 'max', 'layer-cam', 'product'] as const;

/** The way the maps of several layers are fused; see `fusions`. */
export type Fusion = (typeof fusions)[number];

/**
 * Fuses maps into one.
 *
 * @param maps Of one shape, `[N, ...space]`.
 * @param fusion The way to fuse them.
 * @returns One map.
 */
export function fusedMaps(maps: readonly Tensor[], fusion: Fusion): Tensor {
  const [first, ...others] = maps;
  if (first === undefined) throw new RangeError('there is no map to fuse');
  if (fusion === 'mean')
    return div(
      others.reduce((total, each) => add(total, each), first),
      maps.length,
    );
  const join = fusion === 'product' ? mul : maximum;
  return others.reduce((joined, each) => join(joined, each), first);
}

/**
 * Applies LayerCAM's scaling to a map from 0 to 1, tanh(2 x), so that shallow layers count next to deep ones (Jiang 2021, section
 * III-C).
 *
 * @param map Any shape.
 * @returns The same shape.
 */
export function liftedMap(map: Tensor): Tensor {
  return tanh(mul(map, 2));
}

/**
 * Divides each map by its maximum, so that maps of several layers, whose units differ, can be compared.
 *
 * @param map `[N, ...space]`.
 * @returns At most 1; a map without a positive value stays as it is.
 */
export function byMaximum(map: Tensor): Tensor {
  const axes = map.shape.map((_, axis) => axis).slice(1);
  const most = max(map, axes, true);
  return div(map, where(equal(most, 0), onesLike(most), most));
}
