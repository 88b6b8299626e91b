import { GradCamError, visible, visibleName } from '@gradcam/errors';
import type { FastifyError } from 'fastify';
import { Refusal } from '../refusal.js';
import { statusOf } from './status-of.js';

/** The sentences for what Fastify refuses by itself. */
const ofFastify: Readonly<Record<string, readonly [code: string, sentence: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'BODY_TOO_LARGE',
    'the picture has more bytes than this server takes; send a smaller one.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'BAD_REQUEST',
    'the body has another length than the header Content-Length says.',
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'TYPE_UNKNOWN',
    'the header Content-Type is none that is taken here; GET /openapi.json says which are.',
  ],
  FST_ERR_BAD_URL: [
    'BAD_REQUEST',
    'the path of the address cannot be decoded; write each % that is meant as a sign as %25.',
  ],
};

/**
 * Makes an answer of whatever was thrown. What a client did not cause is not told: it is in the log, under the id of the request.
 *
 * @param cause What was thrown.
 * @returns The answer.
 */
export function refusalOf(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  // Nobody reads this: it is for the log.
  if (cause instanceof Error && cause.name === 'AbortError')
    return new Refusal(499, 'CLIENT_LEFT', 'the client left before it was answered.', { cause });
  if (cause instanceof GradCamError && statusOf(cause.code) !== 500)
    return new Refusal(statusOf(cause.code), cause.code, forClients(cause.sentence), { cause });
  if (isOfFastify(cause)) {
    const [code, sentence] = ofFastify[cause.code] ?? ['BAD_REQUEST', visible(cause.message)];
    return new Refusal(cause.statusCode ?? 400, code, sentence, { cause });
  }
  return new Refusal(
    500,
    'UNEXPECTED',
    'the server failed; whoever runs it finds the reason in its log, under the id of this request.',
    { cause },
  );
}

/** A client cannot raise a limit, and knows the names of the query. */
function forClients(sentence: string): string {
  return sentence
    .replace(/, or raise \w+\.$/, '.')
    .replace(/\bfeatureLayers\b/g, 'featureLayer')
    .replace(/\bthe option target\b/g, 'label');
}

/** Fastify's own errors below 500. */
function isOfFastify(cause: unknown): cause is FastifyError {
  if (!(cause instanceof Error) || !('code' in cause) || !('statusCode' in cause)) return false;
  return typeof cause.statusCode === 'number' && cause.statusCode < 500;
}

/**
 * Says that nothing is at an address.
 *
 * @param method Of the request.
 * @param url Of the request.
 * @returns The answer.
 */
export function nothingAt(method: string, url: string): Refusal {
  const [path = ''] = url.split('?');
  return new Refusal(
    404,
    'NOT_FOUND',
    `there is nothing at ${method} ${visibleName(path)}; GET /openapi.json describes what is there.`,
  );
}
