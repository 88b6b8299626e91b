/** A timer that is running. */
export interface AwakeTimer {
  /** Begins again with the whole time. */
  readonly again: () => void;
  readonly stop: () => void;
}

const parts = 5;
/** Timers hold no more milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Starts a timer of the time in which the program could have noticed what it waits for.
 *
 * Where a page computes for a minute, or a computer sleeps, bytes that arrive wait until it is over, and an ordinary timer ends before they are read. This one
 * counts five parts one after the other, of which a program that is busy loses one.
 *
 * @param milliseconds The time, in ms.
 * @param end Called once, when it is over.
 * @returns The timer, which runs.
 */
export function awakeTimer(milliseconds: number, end: () => void): AwakeTimer {
  let timer: ReturnType<typeof setTimeout>;
  const count = (left: number) => {
    timer = setTimeout(
      () => {
        if (left > 1) count(left - 1);
        else end();
      },
      Math.min(milliseconds / parts, longestTimer),
    );
  };
  const stop = () => {
    clearTimeout(timer);
  };
  count(parts);
  return {
    again: () => {
      stop();
      count(parts);
    },
    stop,
  };
}
