import { setTimeout } from 'node:timers/promises';
import { GradCamError, isCallersOwn } from '@gradcam/errors';
import { Refusal } from './refusal.js';
import type { Ends } from './talk.js';

/** The limits of patience with the registry. */
export interface Patience extends Ends {
  /** Called with what happened, before another try. */
  readonly onRetry: (reason: string) => void;
  /** The bytes that have arrived so far, where they are kept. */
  readonly loadedBytes?: () => number;
}

const mostTries = 3;
/** A line that breaks often still brings a large file home: tries count anew after so many bytes. */
const headway = 2 ** 20;

/**
 * Tries again what a bad network made fail: three times without headway.
 *
 * @param patience The limits.
 * @param run One try.
 * @returns The result of the first try that succeeds.
 */
export async function withRetries<T>(patience: Patience, run: () => Promise<T>): Promise<T> {
  let failures = 0;
  let furthest = 0;
  for (;;) {
    try {
      return await run();
    } catch (cause) {
      const loaded = patience.loadedBytes?.() ?? 0;
      failures = loaded >= furthest + headway ? 1 : failures + 1;
      furthest = Math.max(furthest, loaded);
      const seconds = secondsBefore(failures, cause, patience.stallSeconds);
      if (failures === mostTries || isFinal(cause, patience) || seconds > patience.stallSeconds)
        throw cause;
      patience.onRetry(reasonOf(cause));
      await setTimeout(seconds * 1000, undefined, { signal: patience.signal });
    }
  }
}

/**
 * Says why something failed.
 *
 * @param cause What was thrown.
 * @returns Its message; one that tries several addresses has none, only a code.
 */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

function secondsBefore(failures: number, cause: unknown, stallSeconds: number): number {
  const asked = cause instanceof Refusal ? cause.waitSeconds : undefined;
  return asked ?? Math.min(2 ** (failures - 1), stallSeconds);
}

/** Tells the network's failures from ours and the caller's own. */
function isFinal(cause: unknown, { signal }: Patience): boolean {
  if (signal?.aborted === true) return true;
  if (cause instanceof Refusal) return !cause.isForNow;
  return cause instanceof GradCamError || isCallersOwn(cause);
}
