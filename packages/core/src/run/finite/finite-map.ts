import type { Tensor } from '@tensorflow/tfjs-core';
import { readRows } from '../../tensor/read-rows.js';
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
    if (!Array.from(row).some(Number.isNaN)) return map;
    const { mapNotFinite } = await import('../on-demand.js');
    throw await mapNotFinite([map], what);
  } catch (error) {
    map.dispose();
    throw error;
  }
}
