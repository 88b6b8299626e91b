import { selectReductionLayer, type ReductionChoice } from '@gradcam/layer-select';
import type { Network } from '../../network/network.js';
import { rememberByGraph } from './remember-by-graph.js';

const remembered = rememberByGraph<ReductionChoice>();

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
  return remembered(graph, JSON.stringify({ named }), () =>
    selectReductionLayer(graph, { reductionLayer: named }),
  );
}
