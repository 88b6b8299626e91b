import type { FastifyReply } from 'fastify';
import { Refusal } from '../../refusal.js';

/** The requests that are not answered yet, and whether new ones are. */
export interface InFlight {
  /** Counts a request until its answer is out, or its client is gone. */
  readonly add: (reply: FastifyReply) => void;
  readonly isDraining: () => boolean;
  /**
   * Refuses while the server ends.
   *
   * @throws A `Refusal` with 503
   */
  readonly require: () => void;
  /** From now on nothing new; resolves when all that was there is answered. */
  readonly drain: () => Promise<void>;
}

/**
 * Makes the count of requests.
 *
 * @returns Zero.
 */
export function createInFlight(): InFlight {
  let count = 0;
  let isDraining = false;
  let empty: (() => void) | undefined;
  return {
    add: (reply) => {
      count += 1;
      reply.raw.once('close', () => {
        count -= 1;
        if (count === 0) empty?.();
      });
    },
    isDraining: () => isDraining,
    require: () => {
      if (!isDraining) return;
      throw new Refusal(503, 'ENDING', 'the server is ending; try again, another one may answer.', {
        retryAfter: 1,
      });
    },
    drain: () =>
      new Promise((resolve) => {
        isDraining = true;
        if (count === 0) resolve();
        else empty = resolve;
      }),
  };
}
