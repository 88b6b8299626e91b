import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { ownVersion } from '../own-version.js';

/**
 * Makes the server describe itself by OpenAPI, from the schemas of its routes.
 *
 * @param app The server, before its routes.
 */
export async function describe(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Grad-CAM',
        description: 'Why a network gave its answer: a picture in, the map out.',
        version: ownVersion(),
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      // An empty one says that the token is needed only where the server was given one.
      security: [{}, { token: [] }],
    },
  });
}
