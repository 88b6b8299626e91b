import { GradCamError } from '../grad-cam-error.js';
import type { GradCAMOptions } from './options.js';

const choices = {
  score: ['output', 'logit'],
  sign: ['positive', 'negative', 'absolute', 'signed'],
  outputUpsampling: ['bicubic', 'bilinear', 'nearest', 'none'],
} as const;

/**
 * Refuses options that a program without types may have misspelt.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkOptions(options: GradCAMOptions): void {
  for (const name of ['score', 'sign', 'outputUpsampling'] as const) {
    const value = options[name];
    const allowed: readonly string[] = choices[name];
    if (value === undefined || allowed.includes(value)) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `gradCAM: the option ${name} is unknown, got "${value}", expected one of ${allowed.map((choice) => `"${choice}"`).join(', ')}.`,
    );
  }
}
