import { GradCamError } from '@gradcam/errors';
import { presets } from '../preset/presets.js';
import { saidOf } from '../error/said-of.js';
import { checkMethod } from './check-method.js';
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
  checkMethod(options.method);
  checkPreset(options.preset);
  checkTokens(options.tokens);
  checkNames(options);
  if (options.preset !== undefined && !['none', undefined].includes(options.outputUpsampling)) {
    throw new GradCamError(
      'BAD_OPTION',
      `a preset decides how its map is resized, got outputUpsampling "${options.outputUpsampling ?? ''}" besides; leave one of them out, or set outputUpsampling to 'none'.`,
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

function checkPreset(preset: unknown): void {
  const names = Object.keys(presets);
  if (preset === undefined || (typeof preset === 'string' && names.includes(preset))) return;
  if (typeof preset === 'object' && preset !== null) {
    const parts: Readonly<Record<string, unknown>> = { ...preset };
    const lacking = ['finishLayer', 'finish'].find((name) => typeof parts[name] !== 'function');
    if (lacking === undefined) return;
    throw new GradCamError(
      'BAD_OPTION',
      `the option preset is not complete, got ${saidOf(preset)}, expected { name, score, sign, finishLayer, finish }; it lacks the function ${lacking}.`,
    );
  }
  throw new GradCamError(
    'BAD_OPTION',
    `the option preset is unknown, got ${saidOf(preset)}, expected one of ${names.map((name) => `"${name}"`).join(', ')}.`,
  );
}

/** Whether they fit the network shows later. */
function checkTokens(tokens: unknown): void {
  if (tokens === undefined) return;
  // A program without types may leave out one of them.
  const parts: { readonly prefix?: unknown; readonly grid?: unknown } =
    typeof tokens === 'object' && tokens !== null ? tokens : {};
  const isCount = (value: unknown, least: number) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least;
  const { prefix, grid } = parts;
  if (isCount(prefix, 0) && Array.isArray(grid) && grid.every((side) => isCount(side, 1))) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option tokens is not complete, got ${JSON.stringify(tokens)}, expected { prefix, grid: [rows, columns] }, whole numbers.`,
  );
}

/** Layers are given by their names, and classes by a list of them. */
function checkNames(options: GradCAMOptions): void {
  for (const name of ['featureLayer', 'reductionLayer'] as const) {
    const value: unknown = options[name];
    if (value === undefined || typeof value === 'string') continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the option ${name} is not the name of a layer, got ${saidOf(value)}, expected a string; give the layer's name.`,
    );
  }
  const names: unknown = options.classNames;
  if (names === undefined) return;
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option classNames is not a list of names, got ${saidOf(names)}, expected strings in the order of the output.`,
  );
}
