import { awakeTimer } from '@gradcam/errors';
import type { Job } from '../explain/job.js';
import type { Made } from '../explain/made.js';
import { Refusal } from '../refusal.js';
import type { Thread } from './thread.js';

/**
 * Lets a thread explain a picture, and ends the thread where that takes too long.
 *
 * @param thread The thread, which is free.
 * @param job The picture, and what is asked for.
 * @param milliseconds The time for it.
 * @returns The facts, the map or the overlay.
 * @throws What the thread threw; a `Refusal` where it was ended, or ended by itself
 */
export async function inTime(thread: Thread, job: Job, milliseconds: number): Promise<Made> {
  const late = new Refusal(
    504,
    'TIME_LIMIT',
    'the map was not ready in time; send a smaller picture, or ask for a method that runs the network once.',
  );
  // Where the machine stood still, the thread did, too.
  const timer = awakeTimer(milliseconds, () => {
    thread.end(late);
  });
  try {
    return await thread.explain(job);
  } catch (cause) {
    if (cause === late || !thread.isEnded()) throw cause;
    const sentence = 'the thread that made the map ended; try again.';
    throw new Refusal(500, 'THREAD_ENDED', sentence, { cause });
  } finally {
    timer.stop();
  }
}
