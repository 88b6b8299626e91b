/**
 * Makes work that is asked for faster than it is done skip what is overtaken: only the newest waits.
 *
 * @param work The work.
 * @returns A function that asks for it.
 */
export function latest<T>(work: (wanted: T) => Promise<void>): (wanted: T) => Promise<void> {
  let waiting: { readonly wanted: T } | undefined;
  let running: Promise<void> | undefined;
  const runAll = async (): Promise<void> => {
    try {
      while (waiting !== undefined) {
        const { wanted } = waiting;
        waiting = undefined;
        await work(wanted);
      }
    } finally {
      running = undefined;
    }
  };
  return (wanted) => {
    waiting = { wanted };
    running ??= runAll();
    return running;
  };
}
