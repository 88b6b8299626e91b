/** The time over which frames are counted, in milliseconds. */
const span = 2000;

/**
 * Counts frames.
 *
 * @returns A function to be called with the time of each frame, in milliseconds; gives the frames a second of the last two seconds,
 *   and undefined for the first one.
 */
export function frameRate(): (now: number) => number | undefined {
  let times: readonly number[] = [];
  return (now) => {
    times = [...times.filter((time) => time >= now - span), now];
    const [first = now] = times;
    return now === first ? undefined : (1000 * (times.length - 1)) / (now - first);
  };
}
