/** In milliseconds. */
const least = 1000;
const most = 60_000;

/** The part of a worker that it is paused by. */
interface Pausing {
  readonly pause: () => Promise<unknown>;
  readonly resume: () => Promise<unknown>;
}

/**
 * Lets a worker rest after a chunk that failed, twice as long after each that follows: one that fails at everything, as with another network, is at once ready for the next chunk, and
 * would else use up the attempts of all.
 *
 * @param worker What pauses it.
 * @returns Gets what became of its chunks.
 */
export function restAfterFailures({ pause, resume }: Pausing) {
  let rest = least;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  return {
    succeeded: (): void => {
      rest = least;
    },
    failed: (): void => {
      if (isEnded || timer !== undefined) return;
      void pause();
      timer = setTimeout(() => {
        timer = undefined;
        void resume();
      }, rest);
      rest = Math.min(2 * rest, most);
    },
    end: (): void => {
      isEnded = true;
      clearTimeout(timer);
    },
  };
}
