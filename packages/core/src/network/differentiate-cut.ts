import {
  differentiate,
  type Derivative,
  type Differentiation,
} from '@gradcam/tfjs-gradients/engine';
import type { Cut, CutActivations, CutRequest } from './network.js';

/** The request to differentiate a cut network. */
export interface CutDifferentiation extends Omit<Differentiation, 'head' | 'activations' | 'ends'> {
  readonly cut: Cut;
  readonly request: CutRequest;
  readonly cutActivations: CutActivations;
}

/** The advice if the head cannot be differentiated. */
const advice = {
  missing: 'choose a feature layer below that op, or a reduction layer above it',
  zero: 'name as reductionLayer the layer before it, or leave it out of the reduction function',
  kernel: 'use another backend, or a feature layer nearer to the output',
} as const;

/**
 * Differentiates the score of a cut network in the activations at the cut.
 *
 * @param input The cut, the activations and the score.
 * @returns The gradients, the scores and the output; the caller disposes them.
 * @throws The errors of `differentiate`
 */
export function differentiateCut(input: CutDifferentiation): Derivative {
  const { cut, request, cutActivations, ...others } = input;
  const { featureLayer, reductionLayer } = request;
  return differentiate({
    ...others,
    head: (activations) => cut.head(activations, cutActivations.bypass),
    activations: cutActivations.activations,
    ends: { from: `the activations of "${featureLayer}"`, to: `"${reductionLayer}"`, advice },
  });
}
