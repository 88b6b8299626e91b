import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import type { Config } from '../config/config.js';

/** Between two looks of Node for requests that take too long, in milliseconds. */
const checkEvery = 1000;
/** For the headers of a request, where the picture may take longer, in milliseconds. */
const headersTime = 5000;
/** Between two requests on a connection, in milliseconds. */
const keepAlive = 5000;

/**
 * Collects the options of Fastify and of the HTTP server in it: what bounds slow and large requests before a route sees them.
 *
 * @param config The configuration.
 * @param config.limits The limits.
 * @param config.log How much is logged.
 * @returns The options.
 */
export function serverOptions({ limits, log }: Pick<Config, 'limits' | 'log'>) {
  const requestTimeout = Math.ceil(1000 * limits.transferSeconds);
  return {
    logger: log === 'silent' ? false : { level: log },
    bodyLimit: limits.bytes,
    requestTimeout,
    keepAliveTimeout: keepAlive,
    // Answers of its own while it closes would not be problems as all others are.
    return503OnClosing: false,
    http: {
      headersTimeout: Math.min(headersTime, requestTimeout),
      connectionsCheckingInterval: checkEvery,
    },
  } as const satisfies FastifyHttpOptions<Server>;
}
