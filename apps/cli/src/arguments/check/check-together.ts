import { GradCamError } from '@gradcam/errors';
import type { ExplainByOptions } from '@gradcam/core';
import type { MapArguments } from '../request.js';

/** The command's names of the options of a map. */
const flags: Readonly<Partial<Record<keyof ExplainByOptions, string>>> = {
  featureLayers: 'feature-layer',
  outputUpsampling: 'upsampling',
  topChannels: 'channels',
};

/**
 * Refuses options that would have no effect together with the others.
 *
 * @param given The parsed arguments.
 * @throws `BAD_OPTION`
 */
export async function checkTogether(given: MapArguments): Promise<void> {
  const { unusedOption } = await import('@gradcam/core/options');
  const options = mapOptions(given);
  for (const method of methodsOf(given)) {
    const unused = unusedOption(method, options);
    if (unused === undefined) continue;
    const { option, because } = unused;
    const value: unknown = options[option];
    throw new GradCamError(
      'BAD_OPTION',
      `--method ${method} ${because} --${flags[option] ?? option}, got ${Array.isArray(value) ? value.join(', ') : String(value)}.`,
    );
  }
}

/**
 * Lists the methods that are asked for.
 *
 * @param given The parsed arguments.
 * @returns One, or those of the montage.
 */
export function methodsOf({ method, montage }: MapArguments): readonly MapArguments['method'][] {
  return montage ?? [method];
}

/**
 * Collects the options of the map.
 *
 * @param given The parsed arguments.
 * @returns Options for `explainBy`.
 */
export function mapOptions(given: MapArguments): ExplainByOptions {
  return {
    featureLayers: given.featureLayer,
    fusion: given.fusion,
    topChannels: given.channels,
    reductionLayer: given.reductionLayer,
    preset: given.preset,
    sign: given.sign,
    score: given.score,
    outputUpsampling: given.upsampling,
    placement: given.placement,
  };
}
