import { layerFormat } from '@gradcam/layer-select';
import type { Derivative } from '@gradcam/tfjs-gradients/engine';
import { slice, type Tensor } from '@tensorflow/tfjs-core';
import { differentiateCut, type CutDifferentiation } from '../../network/differentiate-cut.js';
import { channelsLast } from '../../space/data-format.js';
import type { CutActivations } from '../../network/network.js';
import type { Score } from '../../target/score.js';
import type { Context } from '../context.js';
import type { Trunk } from '../with-trunk.js';

/** A trunk and the scores that are differentiated in its activations. */
export interface ScoredTrunk extends Pick<Trunk, 'kernels' | 'cutActivations'> {
  /** Each for all samples. */
  readonly scores: readonly Score[];
}

/** The same with the activations once for each score. */
export interface RepeatedTrunk extends ScoredTrunk {
  /** Gives the activations of the batch T times over, each time for one score. */
  readonly repeated: () => CutActivations;
}

/**
 * Runs the head and differentiates T scores at once in the activations at the cut.
 *
 * @param context The network and how it is cut.
 * @param trunk The activations, `[T * N, ...]`, and the scores, each for its own part of them.
 * @param besides Gradients in place of the usual ones, and a callback for when the scores are recorded.
 * @returns Gradients, `[T * N, ...]`, scores, `[T * N]`, and the reduction layer's output; the caller disposes them.
 * @throws The errors of `differentiate`
 */
export function differentiateScores(
  { cut, request, network }: Context,
  { cutActivations, kernels, scores }: ScoredTrunk,
  besides: Pick<CutDifferentiation, 'gradients' | 'onRecorded'> = {},
): Derivative {
  const format = layerFormat(network.graph, request.reductionLayer);
  return differentiateCut({
    ...besides,
    cut,
    request,
    cutActivations,
    kernels,
    evaluate: (output) => evaluateAll(scores, channelsLast(output, format)),
  });
}

function evaluateAll(scores: readonly Score[], output: Tensor): readonly Tensor[] {
  const [only, ...others] = scores;
  if (only !== undefined && others.length === 0) return [only.evaluate(output)];
  const samples = output.shape[0] / scores.length;
  return scores.map((score, index) => score.evaluate(slice(output, [index * samples], [samples])));
}
