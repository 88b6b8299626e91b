/**
 * Checks whether something was given up, which is no failure.
 *
 * @param reason The thing that was thrown.
 * @returns True for an `AbortError`, also one from a worker.
 */
export function isAbort(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'AbortError';
}
