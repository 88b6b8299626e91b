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
import { finiteMap } from '../../run/finite/finite-map.js';
import type { MapContext } from '../../run/context.js';
import type { GradCAMResult } from '../../run/grad-cam-result.js';
import { inputShapesOf } from '../../run/inputs/input-shapes-of.js';
import { prepare } from '../../run/prepare/prepare.js';
import { runCall } from '../../run/run-call.js';
import type { Target } from '../../target/target.js';
import { continuedTrunk } from './continued-trunk.js';

/** One map of several layers. */
export interface FusedResult extends Omit<
  GradCAMResult,
  'featureLayer' | 'featureLayers' | 'featureSize' | 'selection'
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
 * @returns The result, with the number of cells of the first layer; the caller disposes its `scoreMap`.
 * @throws Those of `fuseLayers`
 */
export async function fused(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: FusionOptions,
): Promise<FusedResult & Pick<GradCAMResult, 'featureSize'>> {
  checkOptions(options);
  const { featureLayers } = options;
  if (featureLayers.length < 2) {
    throw new GradCamError(
      'BAD_OPTION',
      `at least two layers are needed, got ${featureLayers.length}; use gradCAM for one.`,
    );
  }
  const preset = fusingPreset(options);
  return await withPictures(net, x, options, async (tensors, read) => {
    const results = await layerResults(net, tensors, target, { ...read, preset });
    try {
      requireOneSize(results);
      const result = fusedResult(results, preset);
      const scoreMap = await finiteMap(result.scoreMap, 'the map of several layers');
      return { ...result, scoreMap, featureLayers };
    } finally {
      dispose(results.map(({ scoreMap }) => scoreMap));
    }
  });
}

/** Some presets resize nothing, but layers of several sizes have to meet somewhere. */
function fusingPreset(options: FusionOptions): Preset {
  const preset = presetOf(options);
  const meets = preset.upsampling !== 'none' || options.outputUpsampling === 'none';
  return meets ? preset : { ...preset, upsampling: 'bilinear' };
}

/** The maps of the layers in their order, up to where they meet. The trunk runs once: from the layer that is nearest to the input on. */
async function layerResults(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
  options: FusionOptions & { readonly preset: Preset },
): Promise<readonly GradCAMResult[]> {
  const contexts = await layerContexts(net, x, options);
  const trunk = continuedTrunk();
  const results = new Map<number, GradCAMResult>();
  try {
    for (const [done, index] of fromInputOn(contexts).entries()) {
      const context = contexts[index];
      if (context === undefined) throw new RangeError('there is no such layer');
      const part = shareOf(context.options, done, contexts.length);
      const shared = { ...context, options: part, cut: trunk.cutOf(context), isFused: true };
      results.set(index, await runCall(shared, x, target));
    }
  } catch (error) {
    dispose([...results.values()].map(({ scoreMap }) => scoreMap));
    throw error;
  } finally {
    trunk.dispose();
  }
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** One method for all: where one head does not pool, that which fits every head. */
async function layerContexts(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  options: FusionOptions & { readonly preset: Preset },
): Promise<readonly MapContext[]> {
  const inputShapes = await inputShapesOf(x, options.format, net);
  const { preset, featureLayers, ...others } = options;
  const { upsampling: outputUpsampling, finerScore } = preset;
  const contexts: MapContext[] = [];
  for (const [index, featureLayer] of featureLayers.entries()) {
    const score = index === 0 ? others.score : (finerScore ?? others.score);
    const layer = { ...others, featureLayer, outputUpsampling, inputShapes, preset, score };
    contexts.push(await prepare(net, layer));
  }
  if (new Set(contexts.map(({ method }) => method.name)).size === 1) return contexts;
  return await layerContexts(net, x, { ...options, method: hiResCamMethod });
}

/** The positions of the contexts in the list, in the order in which the network reaches their layers. */
function fromInputOn(contexts: readonly MapContext[]): readonly number[] {
  const at = ({ network, request }: MapContext) =>
    network.graph.layers.findIndex(({ name }) => name === request.featureLayer);
  return contexts
    .map((context, index) => ({ index, step: at(context) }))
    .sort((a, b) => a.step - b.step)
    .map(({ index }) => index);
}

function fusedResult(
  results: readonly GradCAMResult[],
  preset: Preset,
): Omit<GradCAMResult, 'featureLayer' | 'featureLayers' | 'selection'> {
  const [first] = results;
  if (first === undefined) throw new RangeError('there is no map to fuse');
  const { reductionLayer, method, explained, featureSize } = first;
  const scoreMap = tidy(() => {
    const rows = results.map((result) => reshape(result.scoreMap, [explained.length, -1]));
    return reshape(fuseMaps(rows, preset), first.scoreMap.shape);
  });
  const warnings = first.warnings.filter(({ code, sample }) =>
    results.every((result) =>
      result.warnings.some((other) => other.code === code && other.sample === sample),
    ),
  );
  return { scoreMap, reductionLayer, method, explained, warnings, featureSize };
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
