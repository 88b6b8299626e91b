import { fuseLayers } from '../explain/fuse-layers.js';
import { gradCAM } from '../explain/grad-cam.js';
import type { Method } from '../method/method.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { NetworkData } from '../picture/picture-input.js';
import type { Target } from '../target/target.js';
import type { ExplainByOptions, NamedResult } from './named-map.js';

/**
 * Computes a map with a method of `gradCAM`, of one layer or of several that are fused.
 *
 * @param method The method.
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target As for `gradCAM`.
 * @param options Checked before.
 * @returns The map; the caller disposes it.
 */
export async function withMethod(
  method: Method | 'auto',
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: ExplainByOptions,
): Promise<NamedResult> {
  const { featureLayers = [], fusion, topChannels, ...others } = options;
  if (featureLayers.length > 1) {
    const fused = await fuseLayers(net, x, target, { ...others, method, featureLayers, fusion });
    return { ...fused, featureSize: undefined, selection: undefined };
  }
  const [featureLayer] = featureLayers;
  const result = await gradCAM(net, x, target, { ...others, method, featureLayer });
  if (result.featureLayers !== undefined)
    return { ...result, featureLayers: result.featureLayers, featureSize: undefined };
  return { ...result, featureLayers: [result.featureLayer] };
}
