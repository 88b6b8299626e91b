import type { Tensor } from '@tensorflow/tfjs-core';
import type { MapContext } from '../run/context.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import { runCall } from '../run/run-call.js';
import type { Target } from '../target/target.js';

/**
 * Makes maps as the preset has them: of one feature layer, or of as many as it fuses where the caller names none.
 *
 * @param context What `prepare` gives.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param target The target.
 * @returns The result; the caller disposes its map.
 * @throws The errors of `gradCAM`
 */
export async function mapsOf(
  context: MapContext,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  const { preset, options } = context;
  if ((preset.layers ?? 1) === 1 || options.featureLayer !== undefined)
    return await runCall(context, x, target);
  const { throughLayers } = await import('./further/through-layers.js');
  return await throughLayers(context, x, target);
}
