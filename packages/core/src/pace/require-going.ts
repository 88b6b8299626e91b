import { callersOwn } from '@gradcam/errors';
import type { Pacing } from './pacing.js';

/**
 * Ends a call that was aborted.
 *
 * @param pacing The options of the call.
 * @throws The reason of its signal
 */
export function requireGoing({ signal }: Pacing): void {
  callersOwn(() => signal?.throwIfAborted());
}
