import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { readRows } from '../../tensor/read-rows.js';
import { faultIn, saidOfFault } from './fault.js';
import { finiteRow } from './finite-row.js';

/**
 * Refuses a result that is not finite although what it is made of is: a product beyond what 32 bits hold, a division by zero.
 *
 * @param map Any shape; it is disposed where it is refused.
 * @param what What it is, as in `the map of several layers`.
 * @returns The map.
 * @throws `NOT_FINITE`
 */
export async function finiteMap(map: Tensor, what: string): Promise<Tensor> {
  try {
    const [row = []] = await readRows(() => [finiteRow(map)]);
    if (Array.from(row).some(Number.isNaN)) throw await mapNotFinite([map], what);
    return map;
  } catch (error) {
    map.dispose();
    throw error;
  }
}

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
