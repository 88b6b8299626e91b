import { GradCamError } from '@gradcam/errors';
import { dispose, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { hiResCamMethod } from '../../method/gradient/hi-res-cam-method.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { fuseMaps } from '../../preset/finish-maps.js';
import type { Preset } from '../../preset/preset.js';
import { presetOf } from '../../preset/preset-of.js';
import { shareOf } from '../../pace/share-of.js';
import type { NetworkData } from '../../picture/picture-input.js';
import { withPictures } from '../../picture/with-pictures.js';
import { checkOptions } from '../../options/check-options.js';
import type { FusionOptions } from '../../options/calls/fusion-options.js';
import type { GradCAMOptions } from '../../options/options.js';
import { finiteMap } from '../../run/finite/finite-map.js';
import type { GradCAMResult } from '../../run/grad-cam-result.js';
import { inputShapesOf } from '../../run/inputs/input-shapes-of.js';
import { prepare } from '../../run/prepare/prepare.js';
import { runCall } from '../../run/run-call.js';
import type { Target } from '../../target/target.js';

/** One map of several layers. */
export interface FusedResult extends Omit<
  GradCAMResult,
  'featureLayer' | 'featureSize' | 'selection'
> {
  readonly featureLayers: readonly string[];
}

/**
 * Makes the maps of several layers, and one of them.
 *
 * @param net As for `fuseLayers`.
 * @param x As for `fuseLayers`.
 * @param target As for `fuseLayers`.
 * @param options As for `fuseLayers`.
 * @returns The result; the caller disposes its `scoreMap`.
 * @throws Those of `fuseLayers`
 */
export async function fused(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: FusionOptions,
): Promise<FusedResult> {
  checkOptions(options);
  const { featureLayers } = options;
  if (featureLayers.length < 2) {
    throw new GradCamError(
      'BAD_OPTION',
      `at least two layers are needed, got ${featureLayers.length}; use gradCAM for one.`,
    );
  }
  const preset = fusingPreset(options);
  const results: GradCAMResult[] = [];
  try {
    await withPictures(net, x, options, async (tensors, read) => {
      for (const [index, featureLayer] of featureLayers.entries()) {
        const part = shareOf({ ...read, featureLayer }, index, featureLayers.length);
        results.push(await layerResult(net, tensors, target, part, preset));
      }
    });
    // One method for all: where one head does not pool, that which fits every head.
    if (new Set(results.map(({ method }) => method)).size > 1)
      return await fused(net, x, target, { ...options, method: hiResCamMethod });
    requireOneSize(results);
    const result = fusedResult(results, preset);
    const scoreMap = await finiteMap(result.scoreMap, 'the map of several layers');
    return { ...result, scoreMap, featureLayers };
  } finally {
    dispose(results.map(({ scoreMap }) => scoreMap));
  }
}

/** Some presets resize nothing, but layers of several sizes have to meet somewhere. */
function fusingPreset(options: FusionOptions): Preset {
  const preset = presetOf(options);
  const meets = preset.upsampling !== 'none' || options.outputUpsampling === 'none';
  return meets ? preset : { ...preset, upsampling: 'bilinear' };
}

/** The map of one layer, up to where it meets the others. */
async function layerResult(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
  options: GradCAMOptions,
  preset: Preset,
): Promise<GradCAMResult> {
  const inputShapes = await inputShapesOf(x, options.format, net);
  const merged = { ...options, preset, outputUpsampling: preset.upsampling, inputShapes };
  const context = await prepare(net, merged);
  return await runCall({ ...context, isFused: true }, x, target);
}

function fusedResult(
  results: readonly GradCAMResult[],
  preset: Preset,
): Omit<FusedResult, 'featureLayers'> {
  const [first] = results;
  if (first === undefined) throw new RangeError('there is no map to fuse');
  const { reductionLayer, method, explained } = first;
  const scoreMap = tidy(() => {
    const rows = results.map((result) => reshape(result.scoreMap, [explained.length, -1]));
    return reshape(fuseMaps(rows, preset), first.scoreMap.shape);
  });
  const warnings = first.warnings.filter(({ code, sample }) =>
    results.every((result) =>
      result.warnings.some((other) => other.code === code && other.sample === sample),
    ),
  );
  return { scoreMap, reductionLayer, method, explained, warnings };
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
