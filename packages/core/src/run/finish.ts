import { concat, reshape, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { keepSign } from '../method/sign.js';
import { finishLayer, fuseMaps } from '../preset/finish-maps.js';
import type { FeatureSpace } from '../space/feature-space.js';
import type { MapContext } from './context.js';
import { sameData } from '../tensor/same-data.js';

/**
 * Keeps the sign that is wanted, scales and resizes maps as the preset has it, and lays them over the input's own axes.
 *
 * @param context The settings of the maps.
 * @param space The position of the features over the input.
 * @param map As the method gave it, `[N, ...cells]`.
 * @returns `[N, ...space]`; the caller disposes it.
 */
export function finishMaps(
  { preset, isFused }: Pick<MapContext, 'preset' | 'isFused'>,
  space: FeatureSpace,
  map: Tensor,
): Tensor {
  return tidy(() => {
    const layer = finishLayer(keepSign(map, preset.sign), space, { ...preset, isFused });
    const finished = isFused ? layer : fuseMaps([layer], preset);
    return sameData(space.size === undefined ? finished : space.asInput(finished));
  });
}

/**
 * Puts the maps of several targets in order: from `[T * N, ...space]` in parts to `[...space]`, `[N, ...space]`, `[T, ...space]` or
 * `[N, T, ...space]`.
 *
 * @param parts One after the other, target by target; the caller keeps them.
 * @param targets The number of targets.
 * @param axes The axes that the caller expects.
 * @param axes.several A target axis.
 * @param axes.batched A batch axis.
 * @returns One tensor; the caller disposes it.
 */
export function arrangeMaps(
  parts: readonly Tensor[],
  targets: number,
  { several, batched }: { readonly several: boolean; readonly batched: boolean },
): Tensor {
  return tidy(() => {
    // Not by concat where there is one, which copies it.
    const [only, ...others] = parts;
    const all = only !== undefined && others.length === 0 ? only : concat([...parts]);
    const [count = 1, ...space] = all.shape;
    const samples = count / targets;
    const bySample = () => {
      const byTarget = reshape(all, [targets, samples, ...space]);
      return transpose(byTarget, [1, 0, ...space.map((_, axis) => axis + 2)]);
    };
    // With one of either, both orders are the same.
    return reshape(targets === 1 || samples === 1 ? all : bySample(), [
      ...(batched ? [samples] : []),
      ...(several ? [targets] : []),
      ...space,
    ]);
  });
}
