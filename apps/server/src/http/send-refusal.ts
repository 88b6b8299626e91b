import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../refusal.js';
import type { Problem } from './schemas/problem.js';

/**
 * Answers with a problem, as RFC 9457 has it.
 *
 * @param reply The reply.
 * @param refusal What is wrong.
 * @returns The reply, sent.
 */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, code, message, retryAfter } = refusal;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  const problem: Problem = {
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
    requestId: reply.request.id,
  };
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}
