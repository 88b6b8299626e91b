const marked = new WeakSet<Error>();

/**
 * Runs a function of the caller's, and remembers what it throws: that is handed on as it is.
 *
 * @param run The function.
 * @returns What `run` returns.
 */
export function callersOwn<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error) marked.add(error);
    throw error;
  }
}

/**
 * Whether something was thrown by a function of the caller's.
 *
 * @param error What was thrown.
 * @returns True where `callersOwn` saw it.
 */
export function isCallersOwn(error: Error): boolean {
  return marked.has(error);
}
