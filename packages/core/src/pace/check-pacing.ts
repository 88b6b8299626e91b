import { checkKind } from '@gradcam/errors';
import type { Pacing } from './pacing.js';
import { requireGoing } from './require-going.js';

interface GivenPacing {
  readonly signal?: { readonly throwIfAborted?: unknown } | null | undefined;
  readonly onProgress?: unknown;
}

/**
 * Refuses a signal or a callback that is not one, and a call that was aborted before it began.
 *
 * @param pacing As given by the caller.
 * @throws `BAD_OPTION`; the reason of the signal
 */
export function checkPacing(pacing: Pacing): void {
  // Border to the language: a program without types may give anything.
  const { signal, onProgress } = pacing as GivenPacing;
  checkKind(
    // By what it does, for a page may have it of another window.
    signal === undefined || typeof signal?.throwIfAborted === 'function',
    signal,
    'the option signal is not one',
    'that of an AbortController',
  );
  checkKind(
    onProgress === undefined || typeof onProgress === 'function',
    onProgress,
    'the option onProgress is not one',
    'a function',
  );
  requireGoing(pacing);
}
