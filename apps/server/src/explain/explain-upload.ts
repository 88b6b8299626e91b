import { readPicture } from '@gradcam/pictures/node';
import type { Limits } from '../config/config.js';
import type { Pool } from '../threads/pool.js';
import type { Admission } from './admission.js';
import type { Job } from './job.js';
import type { Made } from './made.js';
import { createPlaces } from './places.js';

/** All of a job but the picture, which a client sends as the bytes of a file. */
export type Ask = Omit<Job, 'picture'>;

/** The parts that explain pictures for clients. */
export interface ExplainerParts {
  readonly pool: Pick<Pool, 'explain'>;
  readonly admission: Admission;
  /** The pictures that are worked at at the same time. */
  readonly atOnce: number;
  readonly limits: Pick<Limits, 'bytes' | 'pixels' | 'seconds'>;
}

/**
 * Explains a picture that a client sent.
 *
 * @throws A `Refusal`; the errors of `readPicture` and `explain`; the signal's reason
 */
export type ExplainUpload = (bytes: Uint8Array, ask: Ask, signal: AbortSignal) => Promise<Made>;

/**
 * Makes what explains pictures for clients: each is decoded beside the threads, and then explained in one.
 *
 * @param parts The threads, the gate, and the limits.
 * @returns A function for each picture.
 */
export function explainerOf({ pool, admission, atOnce, limits }: ExplainerParts): ExplainUpload {
  const places = createPlaces(atOnce);
  const { pixels: pixelLimit, bytes: fileLimit } = limits;
  const timeLimit = 1000 * limits.seconds;
  const explained = async (bytes: Uint8Array, ask: Ask, signal: AbortSignal): Promise<Made> => {
    const picture = await readPicture(bytes, { pixelLimit, fileLimit, timeLimit });
    signal.throwIfAborted();
    return pool.explain({ ...ask, picture }, timeLimit);
  };
  return async (bytes, ask, signal) => {
    const leave = admission.enter();
    let began: number | undefined;
    try {
      const giveBack = await places.take(signal);
      began = performance.now();
      return await explained(bytes, ask, signal).finally(giveBack);
    } finally {
      leave(began === undefined ? undefined : (performance.now() - began) / 1000);
    }
  };
}
