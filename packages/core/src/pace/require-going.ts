import { callersOwn } from '@gradcam/errors';
import type { Pacing } from './pacing.js';

const reasons = new WeakSet<Error>();

/**
 * Ends a call that was aborted.
 *
 * @param pacing The options of the call.
 * @throws The reason of its signal
 */
export function requireGoing({ signal }: Pacing): void {
  try {
    callersOwn(() => signal?.throwIfAborted());
  } catch (reason) {
    if (reason instanceof Error) reasons.add(reason);
    throw reason;
  }
}

/**
 * Tells the reason of a signal from a failure, whatever its words are.
 *
 * @param error The value that was thrown.
 * @returns True for an error with which a call was aborted.
 */
export function isReason(error: Error): boolean {
  return reasons.has(error);
}
