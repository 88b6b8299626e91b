import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Context } from '../context.js';
import { faultIn, saidOfFault } from './fault.js';
import { firstActivation } from './first-activation.js';

/**
 * Says where a score that is not finite arises.
 *
 * @param context The network.
 * @param inputs What it was run on.
 * @param of The score.
 * @param of.value Its value.
 * @param of.sample The index of the sample.
 * @param of.output The reduction layer's output.
 * @returns `NOT_FINITE`, not thrown.
 */
export async function scoreNotFinite(
  context: Context,
  inputs: readonly Tensor[],
  of: { readonly value: number; readonly sample: number; readonly output: Tensor },
): Promise<GradCamError> {
  const { reductionLayer } = context.request;
  const last = await faultIn(reductionLayer, of.output);
  const { layer, got } = saidOfFault(await firstActivation(context, inputs, last), reductionLayer);
  const origin =
    last === undefined
      ? `the output of "${layer}" is finite: look at the target`
      : `the first layer whose output is not finite is "${layer}", with ${got}: look at its weights and at the size of the input`;
  return new GradCamError(
    'NOT_FINITE',
    `the score of the sample ${of.sample} is not finite, got ${of.value}, expected a finite number; ${origin}.`,
  );
}
