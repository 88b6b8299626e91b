import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../refusal.js';

/**
 * Refuses a body that is packed once more: what is in it would be as large as it likes.
 *
 * @param request The request.
 * @param request.headers Its headers.
 * @throws A `Refusal` with 415
 */
export function requirePicture({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new Refusal(
    415,
    'ENCODING_UNKNOWN',
    'the body is packed; send the bytes of the picture as they are, without the header Content-Encoding.',
  );
}
