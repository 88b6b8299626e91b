import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { cutZeroGradientPaths } from '../tape/cut-zero-gradient-paths.js';
import type { TapeNode } from '../tape/engine-tape.js';
import type { Ends } from './gradient-error.js';

/**
 * Asserts that the gradient of a score is not zero everywhere by construction, and takes the paths on which it is off the tape: an argmax
 * on the only path would give zeros without any error.
 *
 * @param tape The recorded nodes; their inputs are changed.
 * @param from The tensor that the gradient is computed with respect to.
 * @param score The differentiated score.
 * @param ends The names of both ends.
 * @throws `REDUCTION_NOT_DIFFERENTIABLE`; an error of tfjs's kind if there is no path at all
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
