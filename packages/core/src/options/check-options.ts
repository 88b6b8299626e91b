import {
  checkChoice,
  checkKind,
  checkNumber,
  GradCamError,
  saidOf,
  writtenOut,
} from '@gradcam/errors';
import { signs } from '../method/sign.js';
import { scores } from '../network/score-kind.js';
import { fusions } from '../preset/fused-maps.js';
import { placements } from '../preset/placement.js';
import { scalings, type Preset } from '../preset/preset.js';
import { presets } from '../preset/presets.js';
import { upsamplings } from '../resample/upsampling.js';
import { checkInputOptions } from './check-input-options.js';
import { checkMethod } from './check-method.js';
import type { GradCAMOptions } from './options.js';

/**
 * Refuses options that a program without types may have misspelt.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkOptions(options: GradCAMOptions & { readonly fusion?: unknown }): void {
  checkMethod(options.method);
  checkPreset(options.preset);
  checkTokens(options.tokens);
  checkNames(options);
  checkInputOptions(options);
  checkChoice(options.score, scores, 'the option score');
  checkChoice(options.sign, signs, 'the option sign');
  checkChoice(options.outputUpsampling, upsamplings, 'the option outputUpsampling');
  checkChoice(options.placement, placements, 'the option placement');
  checkChoice(options.fusion, fusions, 'the option fusion');
}

/** One of the presets by its name, or all that a preset says. */
function checkPreset(preset: unknown): void {
  if (typeof preset !== 'object' || preset === null) {
    checkChoice(preset, Object.keys(presets), 'the option preset');
    return;
  }
  const parts: Readonly<Record<string, unknown>> = { ...preset };
  for (const [name, choices] of Object.entries(presetParts)) {
    requirePart(name, parts[name]);
    checkChoice(parts[name], choices, `the preset's ${name}`);
  }
  requirePart('epsilon', parts['epsilon']);
  checkNumber(parts['epsilon'], { where: "the preset's epsilon", least: 0 });
  checkChoice(parts['finerScore'], scores, "the preset's finerScore");
  if (parts['layers'] !== undefined)
    checkNumber(parts['layers'], { where: "the preset's layers", kind: 'integer', least: 1 });
  const name = parts['name'];
  checkKind(typeof name === 'string', name, "the preset's name is not a text", 'a string');
}

const presetParts = {
  score: scores,
  sign: signs,
  upsampling: upsamplings,
  placement: placements,
  scaling: scalings,
  fusion: fusions,
} as const satisfies Readonly<Partial<Record<keyof Preset, readonly string[]>>>;

function requirePart(name: string, value: unknown): void {
  if (value !== undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option preset is not complete, got no ${name}, expected { name, ${Object.keys(presetParts).join(', ')}, epsilon }; spread one of presets into it.`,
  );
}

/** Checks the form of the tokens; whether they fit the network is checked later. */
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
    `the option tokens is not complete, got ${writtenOut(tokens)}, expected { prefix, grid: [rows, columns] }, whole numbers.`,
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
