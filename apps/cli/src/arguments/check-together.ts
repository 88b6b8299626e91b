import { GradCamError, type ExplainByOptions } from '@gradcam/core';
import { unusedOption } from '@gradcam/core/options';
import type { Arguments } from './parse-arguments.js';

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
export function checkTogether(given: Arguments): void {
  const options = explainOptions(given);
  const unused = unusedOption(given.method, options);
  if (unused === undefined) return;
  const { option, because } = unused;
  const value: unknown = options[option];
  throw new GradCamError(
    'BAD_OPTION',
    `--method ${given.method} ${because} --${flags[option] ?? option}, got ${Array.isArray(value) ? value.join(', ') : String(value)}.`,
  );
}

/**
 * Collects the options of the map.
 *
 * @param given The parsed arguments.
 * @returns Options for `explainBy`.
 */
export function explainOptions(given: Arguments): ExplainByOptions {
  return {
    featureLayers: given.featureLayers,
    fusion: given.fusion,
    topChannels: given.channels,
    reductionLayer: given.reductionLayer,
    preset: given.preset,
    sign: given.sign,
    score: given.score,
    outputUpsampling: given.upsampling,
  };
}
