import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { cutZeroGradientPaths } from '../tape/cut-zero-gradient-paths.js';
import type { TapeNode } from '../tape/engine-tape.js';
import type { Ends } from './gradient-error.js';

/**
 * Asserts that the gradient of a score is not zero everywhere by construction, and takes the paths on which it is off the tape: an argmax
 * on the only path would give zeros without any error.
 *
 * @param tape What was recorded; the inputs of its nodes are changed.
 * @param from What the gradient is taken with respect to.
 * @param score What is differentiated.
 * @param ends What both are called.
 * @throws `REDUCTION_NOT_DIFFERENTIABLE`; an error of tfjs's kind where there is no path at all
 */
export function requireNonZeroGradient(
  tape: readonly TapeNode[],
  from: readonly Tensor[],
  score: Tensor,
  ends: Ends,
): void {
  const { hasGradient, zeroGradientOps } = cutZeroGradientPaths(tape, from, score);
  if (hasGradient) return;
  // In tfjs's words, as it says so itself where there is one score only.
  if (zeroGradientOps.length === 0) throw new Error('Cannot compute gradient of y=f(x)');
  throw new GradCamError(
    'REDUCTION_NOT_DIFFERENTIABLE',
    `the gradient of ${ends.to} is zero everywhere, because the score passes through ${zeroGradientOps.join(', ')}; ${ends.advice.zero}.`,
  );
}
