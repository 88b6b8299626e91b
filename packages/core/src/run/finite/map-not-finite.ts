import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { faultIn, saidOfFault } from './fault.js';

/**
 * Says where a map is not finite.
 *
 * @param stages The map as it was made, and as it was finished; the caller keeps them.
 * @param what What it is.
 * @returns `NOT_FINITE`, not thrown.
 */
export async function mapNotFinite(stages: readonly Tensor[], what: string): Promise<GradCamError> {
  const faults = await Promise.all(stages.map((map) => faultIn('', map)));
  const { got } = saidOfFault(
    faults.find((fault) => fault !== undefined),
    '',
  );
  return new GradCamError(
    'NOT_FINITE',
    `${what} is not finite, got ${got}, expected finite numbers, as its activations, score and gradients are; take another method, preset or feature layer.`,
  );
}
