import type { LayerGraph } from '@gradcam/layer-select';
import type { CutRequest } from '../network/network.js';
import {
  activationOf,
  outputActivation,
  plainName,
  walkBack,
} from '../network/output-activation.js';

/** The meaning of a single unit for two classes: the probability of one of them, or its logit. */
export type UnitKind = 'probability' | 'logit';

const copies = new Set(['identity']);

/**
 * Finds what the score of a cut means where the reduction layer has one unit.
 *
 * @param graph The network's layers.
 * @param request The layer, and whether its sigmoid is removed.
 * @returns `'probability'` behind a sigmoid, `'logit'` before one and of a linear layer; `undefined` where it cannot be known.
 */
export function unitKind(graph: LayerGraph, request: CutRequest): UnitKind | undefined {
  const cut = walkBack(graph, request.reductionLayer, copies);
  if (cut === undefined) return undefined;
  // A sigmoid fused into an op of a graph model stays where it is.
  const isTakenOff = activationOf(cut) === 'sigmoid' && !plainName(cut.type).startsWith('fused');
  if (request.score === 'logit' && isTakenOff) return 'logit';
  const activation = outputActivation(graph, cut.name);
  if (activation === 'sigmoid') return 'probability';
  return activation === 'linear' ? 'logit' : undefined;
}
