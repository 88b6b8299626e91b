import { calledAs, checkOptionNames, GradCamError, saidOf } from '@gradcam/errors';
import type { FusedResult } from '../calls/further/fused.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { fusionOptionNames, type FusionOptions } from '../options/calls/fusion-options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';
import type { Target } from '../target/target.js';

/**
 * Computes one map of several feature layers, each resized to the input first, so that layers of any size go together.
 *
 * If the preset does not scale them before, each map is divided by its maximum, because the units of two layers differ. A preset that
 * resizes nothing has its maps resized bilinearly here.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target As for `gradCAM`.
 * @param options Layers, fusion, and the options of `gradCAM`.
 * @returns The map; the caller disposes it.
 * @throws `BAD_OPTION` for fewer than two layers, and for layers of different sizes with `outputUpsampling: 'none'`; the errors of `gradCAM`
 *
 * @example
 * ```ts
 * const { scoreMap } = await fuseLayers(model, x, 285, {
 *   featureLayers: ['conv_pw_11_relu', 'conv_pw_13_relu'],
 *   method: layerCamMethod,
 *   fusion: 'layer-cam',
 * });
 * ```
 */
export function fuseLayers(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: FusionOptions,
): Promise<FusedResult> {
  return calledAs('fuseLayers', async () => {
    checkOptionNames(options, fusionOptionNames);
    requireList(options);
    const taken = await takeInput(x, options);
    const { fused } = await import('../calls/further/index.js');
    return await fused(net, taken, target, options);
  });
}

/** A program without types may leave the list out, or name one layer. */
function requireList(options: Partial<FusionOptions> | undefined): void {
  const layers: unknown = options?.featureLayers;
  if (Array.isArray(layers)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option featureLayers is not a list of layers, got ${saidOf(layers)}, expected at least two names.`,
  );
}
