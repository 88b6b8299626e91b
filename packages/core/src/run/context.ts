import type { LayerSelection } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Method } from '../method/method.js';
import type { Cut, CutRequest, Network } from '../network/network.js';
import { mendedCut } from '../network/mended-cut.js';
import type { GradCAMOptions } from '../options/options.js';
import type { Preset } from '../preset/preset.js';

/** A network, cut and ready: what every call has before its input. */
export interface Context {
  readonly network: Network;
  readonly request: CutRequest;
  readonly cut: Cut;
  readonly options: Pick<GradCAMOptions, 'format' | 'checkPrediction'>;
}

/** A context with what makes a map of it. */
export interface MapContext extends Context {
  readonly selection: LayerSelection;
  /** The method that makes the maps, even if the options leave it open. */
  readonly method: Method;
  /** The settings around the method: the options merged into the preset that they name. */
  readonly preset: Preset;
  /**
   * Scales and resizes the map of the feature layer; runs in `tf.tidy`.
   *
   * @param map `[N, ...cells]`, its sign kept.
   * @param size The size of the input, `undefined` where the map keeps the feature layer's.
   * @returns `[N, ...]`.
   */
  readonly finish: (map: Tensor, size: readonly number[] | undefined) => Tensor;
  readonly options: GradCAMOptions;
}

/**
 * Cuts a network.
 *
 * @param network The network.
 * @param request The position of the cut, and the score.
 * @param options The options about the inputs.
 * @returns The context; no tensors.
 */
export function cutContext(
  network: Network,
  request: CutRequest,
  options: Context['options'],
): Context {
  return { network, request, cut: mendedCut(network.cut(request)), options };
}
