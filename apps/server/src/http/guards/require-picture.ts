import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../refusal.js';
import { pictureTypes } from '../picture-types.js';

/**
 * Refuses a body that is not a picture by its headers, before it has arrived; and one that is packed once more, for what is in it would be as large as it
 * likes.
 *
 * @param request The request.
 * @param request.headers Its headers.
 * @throws A `Refusal` with 415
 */
export function requirePicture({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (!pictureTypes.some((known) => known === type.trim()))
    throw new Refusal(
      415,
      'TYPE_UNKNOWN',
      `the type of the body is not a picture's, expected the bytes of the file itself with the header Content-Type of ${pictureTypes.join(', ')}.`,
    );
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new Refusal(
    415,
    'ENCODING_UNKNOWN',
    'the body is packed; send the bytes of the picture as they are, without the header Content-Encoding.',
  );
}
