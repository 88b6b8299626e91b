import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../refusal.js';
import type { InFlight } from '../guards/in-flight.js';
import { stateSchema } from '../schemas/answers.js';
import { refused } from '../schemas/problem.js';

const answer = {
  description: 'Yes.',
  content: { 'application/json': { schema: stateSchema } },
};

/**
 * Adds what tells whether the server lives, and whether it takes pictures. Both are open to everybody.
 *
 * @param app The server.
 * @param isReady Whether the models are there.
 * @param inFlight Whether the server ends.
 */
export function addStateRoutes(
  app: FastifyInstance,
  isReady: () => boolean,
  inFlight: InFlight,
): void {
  app.get(
    '/health',
    {
      schema: {
        operationId: 'health',
        summary: 'Tells whether the server lives',
        response: { 200: answer },
      },
    },
    () => ({ status: 'ok' }),
  );
  app.get(
    '/ready',
    {
      schema: {
        operationId: 'ready',
        summary: 'Tells whether the server takes pictures',
        response: { 200: answer, 503: refused('It loads its models, or ends.') },
      },
    },
    () => {
      inFlight.require();
      requireReady(isReady);
      return { status: 'ready' };
    },
  );
}

/**
 * Refuses as long as the models are loaded.
 *
 * @param isReady Whether they are there.
 * @throws A `Refusal` with 503
 */
export function requireReady(isReady: () => boolean): void {
  if (isReady()) return;
  throw new Refusal(503, 'LOADING', 'the server loads its models; try again in a moment.', {
    retryAfter: 2,
  });
}
