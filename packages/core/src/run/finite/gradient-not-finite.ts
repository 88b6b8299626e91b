import { GradCamError } from '@gradcam/errors';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { cutAt, type Context } from '../context.js';
import { differentiateScores, type ScoredTrunk } from '../derivative/differentiate-scores.js';
import { withActivations, type Trunk } from '../with-trunk.js';
import { faultIn, saidOfFault, type Fault } from './fault.js';
import { firstFault } from './first-fault.js';
import { looked } from './look-at.js';

/** Scores, and the inputs on which the network was run. */
export type ScoredRun = ScoredTrunk & Pick<Trunk, 'inputs'>;

/**
 * Says where a gradient that is not finite arises.
 *
 * @param context The network.
 * @param run What it was run on, and the scores.
 * @param gradients The gradients in the activations at the cut, `[T * N, ...]`.
 * @returns `NOT_FINITE`, not thrown.
 */
export async function gradientNotFinite(
  context: Context,
  run: ScoredRun,
  gradients: Tensor,
): Promise<GradCamError> {
  const { featureLayer, reductionLayer } = context.request;
  const [samples = 1] = run.inputs[0]?.shape ?? [];
  const last = await faultIn(featureLayer, gradients);
  // The others may have faults of another kind, and other layers where they arise.
  const scores = run.scores.filter((_, at) => at === Math.floor((last?.index[0] ?? 0) / samples));
  const first =
    last === undefined ? undefined : await firstGradient(context, { ...run, scores }, last);
  const { layer, got } = saidOfFault(first, featureLayer, samples);
  return new GradCamError(
    'NOT_FINITE',
    `the gradient of the score in the output of "${layer}" is not finite, got ${got}, expected finite numbers; it is the first layer where that is so on the way back from "${reductionLayer}": choose a feature layer nearer to the output, another score, or a method that needs no gradient.`,
  );
}

async function firstGradient(
  context: Context,
  { inputs, kernels, scores }: ScoredRun,
  last: Fault,
): Promise<Fault> {
  const { graph } = context.network;
  const readersOf = (layer: string) =>
    graph.layers.filter(({ inputs: read }) => read.includes(layer)).map(({ name }) => name);
  const gradientAt = (layer: string) => {
    const there = cutAt(context, layer);
    return withActivations(there.cut, inputs, async (cutActivations) => {
      const derivative = differentiateScores(there, { kernels, cutActivations, scores });
      try {
        return await faultIn(layer, derivative.gradients);
      } finally {
        dispose([derivative.gradients, derivative.scores, derivative.output]);
      }
    });
  };
  return await firstFault(last, {
    sourcesOf: readersOf,
    isFinite: (layer) => layer === context.request.reductionLayer,
    look: (layer) => looked(last, () => gradientAt(layer)),
  });
}
