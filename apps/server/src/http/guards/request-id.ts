import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Gives a request its id: the one that it brings, where that is a plain word, so that logs of several programs fit together; else a new one.
 *
 * @param request The request.
 * @param request.headers Its headers.
 * @returns The id.
 */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
