import { extname } from 'node:path';
import { nearestNames } from '@gradcam/errors';
import { fusions, interpolations, scores, signs } from '@gradcam/core/options';
import {
  GradCamError,
  presets,
  type ClassLabel,
  type Fusion,
  type Interpolation,
  type PresetName,
  type ScoreKind,
  type Sign,
} from '@gradcam/core';
import { mapNames, type MapName } from '@gradcam/core/methods';
import { colormaps, defaultColormapName, looks, type ColormapName } from '@gradcam/render';
import { checkTogether } from './check-together.js';
import { readOptions } from './read-options.js';

/** The parsed arguments of the command. */
export interface Arguments {
  /** Path of the photo; the sample where there is none. */
  readonly photo: string | undefined;
  readonly label: ClassLabel | undefined;
  /** None: chosen automatically. Several: their maps are fused. */
  readonly featureLayers: readonly string[];
  readonly fusion: Fusion | undefined;
  readonly reductionLayer: string | undefined;
  readonly method: MapName | 'auto';
  /** The number of channels that a method which runs the network for each channel is limited to. */
  readonly channels: number | undefined;
  /** The number of concepts to find in addition to the map. */
  readonly concepts: number | undefined;
  readonly preset: PresetName | undefined;
  readonly sign: Sign | undefined;
  readonly score: ScoreKind | undefined;
  readonly upsampling: Interpolation | undefined;
  readonly model: string;
  readonly backend: BackendChoice;
  readonly colormap: ColormapName;
  readonly alpha: number;
  readonly output: string | undefined;
  readonly offline: boolean;
  readonly layers: boolean;
  readonly help: boolean;
}

/** `auto`: the native backend where it can be had, else wasm. */
export type BackendChoice = (typeof backendChoices)[number];

/** The backends that the command accepts. */
export const backendChoices = ['auto', 'wasm', 'node-gpu'] as const;

/** The network that explains where nothing is said. */
export const defaultModel = 'mobilenet-v1';

/** The backend that runs the network by default. */
export const defaultBackend: BackendChoice = 'wasm';

/**
 * Reads the command line.
 *
 * @param given The words after the command's name.
 * @returns The arguments, with defaults.
 * @throws `BAD_OPTION` for anything that is not understood.
 */
export function parseArguments(given: readonly string[]): Arguments {
  const { values, positionals } = readOptions(given);
  const found: Arguments = {
    photo: onePhoto(positionals),
    label: label(values.label),
    featureLayers: list(values['feature-layer']),
    fusion: choice('fusion', values.fusion, fusions),
    reductionLayer: values['reduction-layer'],
    method: choice('method', values.method, [...mapNames, 'auto'] as const) ?? 'auto',
    channels: count('channels', values.channels),
    concepts: count('concepts', values.concepts),
    preset: choice('preset', values.preset, namesOf(presets)),
    sign: choice('sign', values.sign, signs),
    score: choice('score', values.score, scores),
    upsampling: choice('upsampling', values.upsampling, interpolations),
    model: values.model ?? defaultModel,
    backend: choice('backend', values.backend, backendChoices) ?? defaultBackend,
    colormap: choice('colormap', values.colormap, namesOf(colormaps)) ?? defaultColormapName,
    alpha: fraction('alpha', values.alpha, looks.default.alpha),
    output: png(values.output),
    offline: values.offline ?? false,
    layers: values.layers ?? false,
    help: values.help ?? false,
  };
  checkTogether(found);
  return found;
}

function onePhoto(paths: readonly string[]): string | undefined {
  const [photo, ...more] = paths;
  if (more.length === 0) return photo;
  throw new GradCamError(
    'BAD_OPTION',
    `one photo at a time, got ${paths.length}: ${paths.join(', ')}; put names with spaces in quotes.`,
  );
}

function list(value: string | undefined): readonly string[] {
  return value === undefined ? [] : value.split(',').map((name) => name.trim());
}

/** A whole number is an index, anything else is a name. */
function label(value: string | undefined): ClassLabel | undefined {
  return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : value;
}

function choice<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new GradCamError(
    'BAD_OPTION',
    `--${option} is unknown, got "${value}", expected one of ${allowed.join(', ')}; the nearest is ${nearestNames(value, allowed, 1).join()}.`,
  );
}

/** Refuses any other ending: the file's content would not match it. */
function png(path: string | undefined): string | undefined {
  const ending = path === undefined ? '' : extname(path);
  if (['', '.png'].includes(ending.toLowerCase())) return path;
  throw new GradCamError(
    'BAD_OPTION',
    `--output is written as a PNG, got "${path ?? ''}", expected a name that ends in .png.`,
  );
}

function count(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new GradCamError('BAD_OPTION', `--${option} must be a positive integer, got "${value}".`);
}

function fraction(option: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new GradCamError(
    'BAD_OPTION',
    `--${option} is out of range, got "${value}", expected a number from 0 to 1.`,
  );
}

function namesOf<T extends string>(record: Readonly<Record<T, unknown>>): T[] {
  // Border to the language: Object.keys forgets which keys a record has.
  return Object.keys(record) as T[];
}
