import { GradCamError } from '../grad-cam-error.js';
import { presets } from '../preset/presets.js';
import type { GradCAMOptions } from './options.js';

const choices = {
  score: ['output', 'logit'],
  sign: ['positive', 'negative', 'absolute', 'signed'],
  outputUpsampling: [
    'bicubic',
    'bilinear',
    'nearest',
    'bicubic-inside',
    'bilinear-corners',
    'none',
  ],
} as const;

/**
 * Refuses options that a program without types may have misspelt.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkOptions(options: GradCAMOptions): void {
  if (options.preset !== undefined && !['none', undefined].includes(options.outputUpsampling)) {
    throw new GradCamError(
      'BAD_OPTION',
      `a preset decides how its map is resized, got outputUpsampling "${options.outputUpsampling ?? ''}" besides; leave one of them out, or set outputUpsampling to 'none'.`,
    );
  }
  const names = Object.keys(presets);
  if (typeof options.preset === 'string' && !names.includes(options.preset)) {
    throw new GradCamError(
      'BAD_OPTION',
      `the option preset is unknown, got "${options.preset as string}", expected one of ${names.map((name) => `"${name}"`).join(', ')}.`,
    );
  }
  for (const name of ['score', 'sign', 'outputUpsampling'] as const) {
    const value = options[name];
    const allowed: readonly string[] = choices[name];
    if (value === undefined || allowed.includes(value)) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the option ${name} is unknown, got "${value}", expected one of ${allowed.map((choice) => `"${choice}"`).join(', ')}.`,
    );
  }
}
