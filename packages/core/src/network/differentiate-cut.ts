import { differentiate, type Derivative, type Differentiation } from '@gradcam/tfjs-gradients';
import type { Cut, CutActivations, CutRequest } from './network.js';

/** What is differentiated of a cut network. */
export interface CutDifferentiation extends Omit<
  Differentiation,
  'head' | 'activations' | 'names'
> {
  readonly cut: Cut;
  readonly request: CutRequest;
  readonly at: CutActivations;
}

/**
 * Differentiates the score of a cut network in the activations at the cut.
 *
 * @param input The cut, the activations and the score.
 * @returns The gradients, the scores and the output; the caller disposes them.
 * @throws The errors of `differentiate`
 */
export function differentiateCut(input: CutDifferentiation): Derivative {
  const { cut, request, at, ...others } = input;
  return differentiate({
    ...others,
    head: (activations) => cut.head(activations, at.bypass),
    activations: at.activations,
    names: { from: request.featureLayer, to: request.reductionLayer },
  });
}
