/** A number of places, given to those who wait in the order in which they came. */
export interface Places {
  /**
   * Waits for a place.
   *
   * @param signal Ends the wait.
   * @returns A function that gives the place back, once.
   * @throws The signal's reason
   */
  readonly take: (signal: AbortSignal) => Promise<() => void>;
}

/**
 * Makes places.
 *
 * @param size The number of them.
 * @returns All free.
 */
export function createPlaces(size: number): Places {
  let free = size;
  const waiting = new Set<() => void>();
  const give = () => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else {
      waiting.delete(next);
      next();
    }
  };
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(reasonOf(signal));
          return;
        }
        if (free > 0) {
          free -= 1;
          resolve(give);
          return;
        }
        const next = () => {
          signal.removeEventListener('abort', stop);
          resolve(give);
        };
        const stop = () => {
          waiting.delete(next);
          reject(reasonOf(signal));
        };
        waiting.add(next);
        signal.addEventListener('abort', stop, { once: true });
      }),
  };
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}
