import { layerFormat } from '@gradcam/layer-select';
import { frozenReluGradients } from '@gradcam/tfjs-gradients';
import { dispose, neg, tidy, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import type { CutActivations } from '../../network/network.js';
import { channelsLast, fromChannelsLast } from '../../space/data-format.js';
import type { Context } from '../context.js';
import { differentiateScores } from '../derivative/differentiate-scores.js';
import { repeatedActivations } from '../derivative/repeated-activations.js';
import type { ScoredPass } from '../pass.js';
import { withActivations } from '../with-trunk.js';
import { fixedScores } from './pass-scores.js';
import { sameData } from '../../tensor/same-data.js';

/**
 * Computes gradients near the activations of a pass, with every ReLU and maximum as it is at these.
 *
 * @param context The network and how it is cut.
 * @param pass The explained pass.
 * @param changes Each from the activations of all samples, `[T * N, ...space, K]`, to others of the same shape.
 * @returns The gradients there, `[T * N, ...space, K]` each; the caller disposes them.
 */
export function gradientsNear(
  context: Context,
  pass: ScoredPass,
  changes: readonly ((activations: Tensor) => Tensor)[],
): readonly Tensor[] {
  const format = layerFormat(context.network.graph, context.request.featureLayer);
  const { activations, bypass } = pass.repeated();
  const frozen = frozenReluGradients();
  const gradientsAt = (
    change: (activations: Tensor) => Tensor,
    gradientsOfOps: readonly GradConfig[],
  ) => {
    const changed = tidy(() =>
      sameData(fromChannelsLast(change(channelsLast(activations, format)), format)),
    );
    try {
      return differentiatedAgain(context, pass, { activations: changed, bypass }, gradientsOfOps);
    } finally {
      changed.dispose();
    }
  };
  const gradients: Tensor[] = [];
  try {
    gradientsAt((unchanged) => unchanged, frozen.recording).dispose();
    for (const change of changes) gradients.push(gradientsAt(change, frozen.replaying()));
    return gradients;
  } catch (error) {
    dispose(gradients);
    throw error;
  } finally {
    frozen.dispose();
  }
}

/**
 * Computes the gradients for another input of all samples: runs the whole network on it.
 *
 * @param context The network and how it is cut.
 * @param pass The explained pass.
 * @param change From the input over which the maps lie, `[N, ...space, C]`, to another of the same shape.
 * @returns The gradients, `[T * N, ...space, K]`; the caller disposes them.
 */
export async function gradientsForInputs(
  context: Context,
  pass: ScoredPass,
  change: (input: Tensor) => Tensor,
): Promise<Tensor> {
  const { inputs, scores, space } = pass;
  const fed = tidy(() =>
    inputs.map((input, index) =>
      index === space.input.index
        ? sameData(space.input.fold(change(space.input.unfold(input))))
        : sameData(input),
    ),
  );
  try {
    return await withActivations(context.cut, fed, (batch) => {
      const repeated = repeatedActivations(batch, scores.length);
      try {
        return differentiatedAgain(context, pass, repeated.get());
      } finally {
        repeated.dispose();
      }
    });
  } finally {
    dispose(fed);
  }
}

function differentiatedAgain(
  context: Context,
  pass: ScoredPass,
  cutActivations: CutActivations,
  gradientsOfOps?: readonly GradConfig[],
): Tensor {
  const fixed = { ...pass, cutActivations, scores: fixedScores(pass) };
  const derivative = differentiateScores(context, fixed, { gradients: gradientsOfOps });
  try {
    return tidy(() => {
      const gradients = pass.space.unfold(derivative.gradients);
      return pass.isNegated ? neg(gradients) : sameData(gradients);
    });
  } finally {
    dispose([derivative.gradients, derivative.scores, derivative.output]);
  }
}
