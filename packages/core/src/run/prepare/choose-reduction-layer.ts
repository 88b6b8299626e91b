import {
  LayerSelectError,
  selectReductionLayer,
  type ReductionChoice,
} from '@gradcam/layer-select';
import { GradCamError } from '@gradcam/errors';
import type { Network } from '../../network/network.js';

/**
 * Chooses the layer whose output is explained: the one that the caller names, else the network's final one.
 *
 * @param network The network.
 * @param named As the caller names it.
 * @returns The layer, with reasons and warnings.
 * @throws `LAYER_NOT_FOUND`, `REDUCTION_NOT_DIFFERENTIABLE`
 */
export function chooseReductionLayer(
  { graph }: Network,
  named: string | undefined,
): ReductionChoice {
  return selectingLayers(() => selectReductionLayer(graph, { reductionLayer: named }));
}

/**
 * Runs a choice of layers; layer-select throws an error of its own, which becomes ours here.
 *
 * @param choose Chooses.
 * @returns What `choose` returns.
 * @throws The codes of layer-select, as a `GradCamError`
 */
export function selectingLayers<T>(choose: () => T): T {
  try {
    return choose();
  } catch (cause) {
    if (cause instanceof LayerSelectError)
      throw new GradCamError(cause.code, cause.sentence, { cause });
    throw cause;
  }
}
