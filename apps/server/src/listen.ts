import { GradCamError } from '@gradcam/errors';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config/config.js';

/** The remedies, by the code of Node's error. */
const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; end it, or take another with "port" or --port',
  EACCES: 'this user may not listen there; take a port from 1024 on',
  EADDRNOTAVAIL: 'this machine has no such address; take another "host"',
  ENOTFOUND: 'there is no such name; take another "host"',
};

/**
 * Lets a server listen.
 *
 * @param app The server.
 * @param config The address and the port.
 * @param config.host The address.
 * @param config.port The port; 0 takes any that is free.
 * @param config.limits The number of connections at most.
 * @returns Like `http://127.0.0.1:8080`.
 * @throws `BAD_OPTION` with what helps
 */
export async function listen(
  app: FastifyInstance,
  { host, port, limits }: Pick<Config, 'host' | 'port' | 'limits'>,
): Promise<string> {
  app.server.maxConnections = limits.connections;
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    const remedy = remedies[String(cause.code)] ?? 'see that it can be listened at';
    throw new GradCamError(
      'BAD_OPTION',
      `the server cannot listen at ${host}, port ${port}, got ${cause.message}; ${remedy}.`,
      { cause },
    );
  }
}
