import type { FastifyInstance } from 'fastify';
import type { Limits } from '../../config/config.js';
import { Refusal } from '../../refusal.js';

/**
 * Bounds what slow clients hold: the number of pictures that arrive at once, and the time in which an answer is taken.
 *
 * @param app The routes that take pictures.
 * @param limits The limits.
 */
export function boundTransfers(
  app: FastifyInstance,
  { uploads, transferSeconds }: Pick<Limits, 'uploads' | 'transferSeconds'>,
): void {
  let arriving = 0;
  app.addHook('onRequest', (_request, reply, done) => {
    if (arriving >= uploads) {
      const sentence = `the server receives ${arriving} pictures, which is all that it takes at once; try again in ${transferSeconds} s.`;
      throw new Refusal(429, 'BUSY', sentence, { retryAfter: Math.ceil(transferSeconds) });
    }
    arriving += 1;
    let isThere = false;
    reply.arrived = () => {
      if (isThere) return;
      isThere = true;
      arriving -= 1;
    };
    reply.raw.once('close', reply.arrived);
    done();
  });
  app.addHook('preHandler', (_request, reply, done) => {
    reply.arrived();
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    // Nobody is there to take it.
    if (reply.raw.closed) {
      done(null, payload);
      return;
    }
    const timer = setTimeout(() => request.raw.socket.destroy(), 1000 * transferSeconds);
    reply.raw.once('close', () => {
      clearTimeout(timer);
    });
    done(null, payload);
  });
}

declare module 'fastify' {
  interface FastifyReply {
    /** Tells that the body has arrived. */
    arrived: () => void;
  }
}
