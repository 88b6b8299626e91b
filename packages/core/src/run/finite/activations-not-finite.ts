import { GradCamError } from '@gradcam/errors';
import type { Context } from '../context.js';
import type { Trunk } from '../with-trunk.js';
import { faultIn, saidOfFault } from './fault.js';
import { firstActivation } from './first-activation.js';

/**
 * Says where activations that are not finite arise.
 *
 * @param context The network.
 * @param run What it was run on, and its activations.
 * @returns `NOT_FINITE`, not thrown.
 */
export async function activationsNotFinite(
  context: Context,
  run: Pick<Trunk, 'inputs' | 'cutActivations'>,
): Promise<GradCamError> {
  const { featureLayer } = context.request;
  const last = await faultIn(featureLayer, run.cutActivations.activations);
  const { layer, got } = saidOfFault(
    await firstActivation(context, run.inputs, last),
    featureLayer,
  );
  return new GradCamError(
    'NOT_FINITE',
    `the activations of "${layer}" are not finite, got ${got}, expected finite numbers; it is the first layer where that is so: look at its weights and at the size of the input.`,
  );
}
