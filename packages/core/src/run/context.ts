import type { LayerSelection } from '@gradcam/layer-select';
import type { Method } from '../method/method.js';
import type { Cut, CutRequest, Network } from '../network/network.js';
import { mendedCut } from '../network/mended-cut.js';
import type { GradCAMOptions } from '../options/options.js';
import type { Pacing } from '../pace/pacing.js';
import type { Preset } from '../preset/preset.js';

/** A network, cut and ready: what every call has before its input. */
export interface Context {
  readonly network: Network;
  readonly request: CutRequest;
  readonly cut: Cut;
  readonly options: Pick<GradCAMOptions, 'format' | 'checkPrediction' | keyof Pacing>;
}

/** A context with what makes a map of it. */
export interface MapContext extends Context {
  readonly selection: LayerSelection;
  /** The method that makes the maps, even if the options leave it open. */
  readonly method: Method;
  /** The settings around the method: the options merged into the preset that they name. */
  readonly preset: Preset;
  /** True if the maps of other layers are to be fused with this one's: it is finished up to where they meet. */
  readonly isFused: boolean;
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

/**
 * Cuts the network of a context at another layer.
 *
 * @param context The network.
 * @param featureLayer The layer.
 * @returns The context of the new cut.
 */
export function cutAt({ network, request, options }: Context, featureLayer: string): Context {
  return cutContext(network, { ...request, featureLayer }, options);
}
