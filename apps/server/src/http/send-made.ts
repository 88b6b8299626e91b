import { encodeNpy, encodePicture } from '@gradcam/pictures/node';
import type { FastifyReply } from 'fastify';
import type { Made } from '../explain/made.js';

/**
 * Sends what was made of a picture.
 *
 * @param reply The reply.
 * @param made The facts, the map or the overlay.
 * @param form The form of a map; `'npy'` when left out.
 * @returns The reply, sent.
 */
export async function sendMade(
  reply: FastifyReply,
  made: Made,
  form: 'npy' | 'json' = 'npy',
): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  switch (made.wanted) {
    case 'explanation':
      return reply.type('application/json').send(made.facts);
    case 'overlay':
      return reply.type('image/png').send(Buffer.from(await encodePicture(made.pixels, 'png')));
    case 'map': {
      if (form === 'npy')
        return reply.type('application/octet-stream').send(Buffer.from(encodeNpy(made.map)));
      const { width, height, data } = made.map;
      return reply.type('application/json').send({ width, height, data: Array.from(data) });
    }
  }
}
