import { Refusal } from '../refusal.js';

/** The pictures that are taken in: those that are explained, and those that wait. */
export interface Admission {
  /** Their number. */
  readonly count: () => number;
  /**
   * Refuses where there is no room.
   *
   * @throws A `Refusal` with 429 and the seconds after which there may be some
   */
  readonly require: () => void;
  /**
   * Takes a picture in.
   *
   * @returns A function that lets it go, once, with the seconds that it took once its turn had come.
   * @throws As `require`
   */
  readonly enter: () => (seconds?: number) => void;
}

/** The weight of the last picture in the mean of the seconds that one takes. */
const weight = 0.1;
const longest = 60;

/**
 * Makes the gate of a server.
 *
 * @param most The pictures that it takes in.
 * @param atOnce Those of them that are worked at at the same time.
 * @returns The gate, with nobody inside.
 */
export function createAdmission(most: number, atOnce: number): Admission {
  let count = 0;
  let mean = 1;
  const require = () => {
    if (count < most) return;
    const turns = Math.ceil(count / atOnce);
    const retryAfter = Math.min(longest, Math.max(1, Math.ceil(mean * turns)));
    throw new Refusal(
      429,
      'BUSY',
      `the server has ${count} pictures to explain, which is all that it takes in; try again in ${retryAfter} s.`,
      { retryAfter },
    );
  };
  return {
    count: () => count,
    require,
    enter: () => {
      require();
      count += 1;
      return (seconds) => {
        count -= 1;
        if (seconds !== undefined) mean += weight * (seconds - mean);
      };
    },
  };
}
