import { calledAs, checkOptionNames, GradCamError } from '@gradcam/errors';
import { dispose, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { saidOf } from '../error/said-of.js';
import { hiResCamMethod } from '../method/gradient/hi-res-cam-method.js';
import type { ExplainableModel } from '../network/to-network.js';
import { byMaximum, fusedMaps, liftedMap, type Fusion } from '../preset/fused-maps.js';
import type { Preset } from '../preset/preset.js';
import type { NetworkData } from '../picture/picture-input.js';
import { presetOf, resized } from '../preset/presets.js';
import { resampleMap } from '../resample/resample-map.js';
import type { Target } from '../target/target.js';
import { builtIn } from '../method/built-in.js';
import { checkOptions } from '../options/check-options.js';
import { gradCAM } from './grad-cam.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import { sharedOptionNames } from '../options/option-names.js';
import type { GradCAMOptions } from '../options/options.js';

/** How the maps of several layers are made into one. */
export interface FusionOptions extends Omit<GradCAMOptions, 'featureLayer'> {
  /** Two layers at least. */
  readonly featureLayers: readonly string[];
  /** As the preset has it when left out: MATLAB's and most others' the mean, torch-cam's the maximum. */
  readonly fusion?: Fusion | undefined;
}

const optionNames = {
  ...sharedOptionNames,
  featureLayers: true,
  fusion: true,
  method: true,
} as const satisfies Record<keyof FusionOptions, true>;

/** One map of several layers. */
export interface FusedResult extends Omit<
  GradCAMResult,
  'featureLayer' | 'featureSize' | 'selection'
> {
  readonly featureLayers: readonly string[];
}

/**
 * One map of several feature layers, each resized to the input first, so that layers of any size go together.
 *
 * Where no preset scales them, each map counts by its own maximum, for the units of two layers differ.
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
    checkOptionNames(options, optionNames);
    requireList(options);
    return await fused(net, x, target, options);
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

async function fused(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  given: FusionOptions,
): Promise<FusedResult> {
  const { featureLayers, fusion, outputUpsampling, ...options } = given;
  if (featureLayers.length < 2) {
    throw new GradCamError(
      'BAD_OPTION',
      `at least two layers are needed, got ${featureLayers.length}; use gradCAM for one.`,
    );
  }
  checkOptions({ ...options, outputUpsampling });
  const keepsSize = outputUpsampling === 'none';
  const preset =
    outputUpsampling === undefined || keepsSize
      ? presetOf(options.preset)
      : { ...presetOf(undefined), finishLayer: resized(outputUpsampling) };
  // Only what is done to each layer; what is done to all comes at the end. Some presets resize nothing.
  const each: Preset = builtIn({
    ...preset,
    finishLayer: (map: Tensor, size: readonly number[] | undefined) => {
      if (fusion !== 'layer-cam') return toSize(preset.finishLayer(map, size), size);
      const scaled = options.preset === undefined ? byMaximum(map) : preset.finishLayer(map, size);
      return toSize(liftedMap(scaled), size);
    },
    finish: ([map]: readonly Tensor[]) => required(map),
  });
  const results: GradCAMResult[] = [];
  try {
    for (const featureLayer of featureLayers)
      results.push(
        await gradCAM(net, x, target, {
          ...options,
          preset: each,
          outputUpsampling: keepsSize ? 'none' : undefined,
          featureLayer,
        }),
      );
    // One method for all: where one head does not pool, that which fits every head.
    if (new Set(results.map(({ method }) => method)).size > 1)
      return await fused(net, x, target, { ...given, method: hiResCamMethod });
    requireOneSize(results);
    const first = required(results[0]);
    const { reductionLayer, method, explained } = first;
    const isScaled = options.preset !== undefined || fusion === 'layer-cam';
    const scoreMap = tidy(() => {
      const rows = results.map(({ scoreMap: map }) => reshape(map, [explained.length, -1]));
      const flat =
        fusion === undefined
          ? preset.finish(rows)
          : fusedMaps(isScaled ? rows : rows.map(byMaximum), fusion);
      return reshape(flat, first.scoreMap.shape);
    });
    const warnings = first.warnings.filter(({ code, sample }) =>
      results.every((result) =>
        result.warnings.some((other) => other.code === code && other.sample === sample),
      ),
    );
    return { scoreMap, featureLayers, reductionLayer, method, explained, warnings };
  } finally {
    dispose(results.map(({ scoreMap }) => scoreMap));
  }
}

/** Maps that keep their layers' sizes go together only where these are the same. */
function requireOneSize(results: readonly GradCAMResult[]): void {
  const sizes = new Set(results.map(({ scoreMap }) => scoreMap.shape.join(' x ')));
  if (sizes.size <= 1) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the maps of the layers have different sizes, got ${[...sizes].join(' and ')}; leave outputUpsampling out, so that each is brought to the size of the input.`,
  );
}

function toSize(map: Tensor, size: readonly number[] | undefined): Tensor {
  const fits = size?.every((length, axis) => map.shape[axis + 1] === length) ?? true;
  return size === undefined || fits ? map : resampleMap(map, size, 'bilinear');
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('there is no map to fuse');
  return value;
}
