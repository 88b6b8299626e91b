import type { Derivative } from '@gradcam/tfjs-gradients/engine';
import type { Context } from '../context.js';
import { differentiateScores, type RepeatedTrunk } from './differentiate-scores.js';

/**
 * Runs the head and differentiates T scores in the activations at the cut: on the network's own engine where that can, else in TensorFlow.js.
 *
 * @param context The network and how it is cut.
 * @param trunk The activations of the batch, and the scores.
 * @returns Gradients, `[T * N, ...]`, scores, `[T * N]`, and the reduction layer's output; the caller disposes them.
 * @throws The errors of `differentiateScores`, and those of the network
 */
export async function derivativeOf(context: Context, trunk: RepeatedTrunk): Promise<Derivative> {
  if (context.cut.pull === undefined)
    return differentiateScores(context, { ...trunk, cutActivations: trunk.repeated() });
  const { ownDerivative } = await import('../on-demand.js');
  return await ownDerivative(context, trunk);
}
