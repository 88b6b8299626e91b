import type { FastifyInstance } from 'fastify';
import type { ModelFacts } from '../../explain/open-models.js';
import type { Metrics } from '../../metrics.js';
import { modelsSchema } from '../schemas/answers.js';
import { refused } from '../schemas/problem.js';

const withoutToken = refused('The bearer token is missing or wrong.');

/**
 * Adds what tells about the server: its models, its metrics, its description.
 *
 * @param app The server, behind the token.
 * @param models The models, once they are there.
 * @param metrics The metrics.
 */
export function addFactRoutes(
  app: FastifyInstance,
  models: () => readonly ModelFacts[],
  metrics: Metrics,
): void {
  app.get(
    '/v1/models',
    {
      schema: {
        operationId: 'models',
        summary: 'Lists the models; none while they are loaded',
        response: {
          200: {
            description: 'The models.',
            content: { 'application/json': { schema: modelsSchema } },
          },
          401: withoutToken,
        },
      },
    },
    () => ({ models: models() }),
  );
  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'metrics',
        summary: 'Gives the metrics for Prometheus',
        response: {
          200: {
            description: 'Metrics.',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          401: withoutToken,
        },
      },
    },
    async (_request, reply) => reply.type(metrics.type).send(await metrics.text()),
  );
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
