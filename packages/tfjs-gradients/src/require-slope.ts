import type { Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { Ends } from './gradient-error.js';
import { cutFlatPaths } from './tape/cut-flat-paths.js';
import type { TapeNode } from './tape/engine-tape.js';

/**
 * Asserts that some way from the activations to a score has a slope, and takes the ways without one off the tape: an argmax on the only
 * way gives a map of zeros without any error.
 *
 * @param tape What was recorded; the inputs of its nodes are changed.
 * @param activations Where the way begins.
 * @param score Where it ends.
 * @param ends The names to put into the sentence.
 * @param ends.to Of the score's end.
 * @throws `REDUCTION_NOT_DIFFERENTIABLE`; an error of tfjs's kind where there is no way at all
 */
export function requireSlope(
  tape: readonly TapeNode[],
  activations: Tensor,
  score: Tensor,
  { to }: Ends,
): void {
  const { hasSlope, flatOps } = cutFlatPaths(tape, activations, score);
  if (hasSlope) return;
  // In tfjs's words, as it says so itself where there is one score only.
  if (flatOps.length === 0) throw new Error('Cannot compute gradient of y=f(x)');
  throw new GradCamError(
    'REDUCTION_NOT_DIFFERENTIABLE',
    `the score of "${to}" has no slope, because it goes through ${flatOps.join(', ')}; name as reductionLayer the layer before it, or leave it out of the reduction function.`,
  );
}
