/** Things that are free, and those who wait for one, in the order in which they came. */
export interface FreeList<T> {
  /** Gives a thing to the first who waits, or keeps it. */
  readonly offer: (thing: T) => void;
  readonly take: () => Promise<T>;
  /** Takes a thing off, where it is free. */
  readonly remove: (thing: T) => void;
  /** Sends away all who wait. */
  readonly refuse: (cause: Error) => void;
}

/**
 * Makes a list of free things.
 *
 * @returns With nothing free, and nobody who waits.
 */
export function createFreeList<T>(): FreeList<T> {
  const free = new Set<T>();
  const waiting: { resolve: (thing: T) => void; reject: (cause: Error) => void }[] = [];
  return {
    offer: (thing) => {
      const next = waiting.shift();
      if (next === undefined) free.add(thing);
      else next.resolve(thing);
    },
    take: () =>
      new Promise((resolve, reject) => {
        for (const thing of free) {
          free.delete(thing);
          resolve(thing);
          return;
        }
        waiting.push({ resolve, reject });
      }),
    remove: (thing) => {
      free.delete(thing);
    },
    refuse: (cause) => {
      for (const { reject } of waiting.splice(0)) reject(cause);
    },
  };
}
