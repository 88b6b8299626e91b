import type { Fault } from './fault.js';
import type { Finding } from './first-fault.js';

/**
 * Turns what a run shows of a layer into a finding. -Infinity counts only where it is all that was seen: a mask makes such numbers, and the
 * softmax behind it zeros of them.
 *
 * @param last The fault whose origin is looked for.
 * @param find Runs the network.
 * @returns The finding; unknown where that fails, for not every layer can be cut at, or has a gradient.
 */
export async function looked(
  last: Fault,
  find: () => Promise<Fault | undefined>,
): Promise<Finding> {
  try {
    const found = await find();
    const isMask = found?.value === -Infinity && last.value !== -Infinity;
    return found === undefined || isMask ? 'finite' : found;
  } catch {
    return 'unknown';
  }
}
