/** The work before, which the next one waits for. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs work after all that was handed over before is done, whether it succeeded or not.
 *
 * @param work The work.
 * @returns The result of the work.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}
