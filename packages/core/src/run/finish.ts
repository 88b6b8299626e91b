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
 * @returns One tensor; the caller disposes it.
 */
export function arrangeMaps(parts: readonly Tensor[], targets: number, axes: LeadingAxes): Tensor {
  return tidy(() => {
    // Not by concat where there is one, which copies it.
    const [only, ...others] = parts;
    const all = only !== undefined && others.length === 0 ? only : concat([...parts]);
    const [count = 1, ...space] = all.shape;
    const { shape, isInOrder } = arrangement(all.shape, targets, axes);
    if (isInOrder) return reshape(all, shape);
    const byTarget = reshape(all, [targets, count / targets, ...space]);
    return reshape(transpose(byTarget, [1, 0, ...space.map((_, axis) => axis + 2)]), shape);
  });
}

/** The axes in front of a map's own. */
interface LeadingAxes {
  /** A target axis. */
  readonly several: boolean;
  /** A batch axis. */
  readonly batched: boolean;
}

/**
 * Finds the axes that maps have in the end.
 *
 * @param shape `[T * N, ...space]`, target by target.
 * @param targets The number of targets.
 * @param axes The axes that the caller expects.
 * @returns The axes, and whether the numbers lie in their order: with one target or one sample those of targets and of samples are the same.
 */
export function arrangement(
  [count = 1, ...space]: readonly number[],
  targets: number,
  { several, batched }: LeadingAxes,
): { readonly shape: number[]; readonly isInOrder: boolean } {
  const samples = count / targets;
  return {
    shape: [...(batched ? [samples] : []), ...(several ? [targets] : []), ...space],
    isInOrder: targets === 1 || samples === 1,
  };
}
