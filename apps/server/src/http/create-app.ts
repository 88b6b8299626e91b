import cors from '@fastify/cors';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import type { ModelFacts } from '../explain/open-models.js';
import type { Admission } from '../explain/admission.js';
import type { ExplainUpload } from '../explain/explain-upload.js';
import type { Metrics } from '../metrics.js';
import { checkQuery } from './check-query.js';
import { describe } from './describe.js';
import type { InFlight } from './guards/in-flight.js';
import { requestId } from './guards/request-id.js';
import { tokenGuard } from './guards/token-guard.js';
import { boundTransfers } from './guards/transfers.js';
import { nothingAt, refusalOf } from './refusal-of.js';
import { requirePicture } from './guards/require-picture.js';
import { serverOptions } from './server-options.js';
import { pictureTypes } from './picture-types.js';
import { addExplainRoutes } from './routes/explain-routes.js';
import { addFactRoutes } from './routes/fact-routes.js';
import { addStateRoutes, requireReady } from './routes/state-routes.js';
import { sendRefusal } from './send-refusal.js';

/** The parts of a server. */
export interface AppParts {
  readonly config: Config;
  readonly admission: Admission;
  readonly explain: ExplainUpload;
  readonly inFlight: InFlight;
  readonly metrics: Metrics;
  /** The models; none while they are loaded. */
  readonly models: () => readonly ModelFacts[];
  readonly isReady: () => boolean;
}

/**
 * Puts a server together; it does not listen yet.
 *
 * @param parts The parts.
 * @returns The server of Fastify.
 */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, inFlight, metrics } = parts;
  const app = fastify({
    ...serverOptions(config),
    genReqId: requestId,
    // What is refused before there is a route, and so before any hook.
    frameworkErrors: (cause, { id }, reply) => {
      void sendRefusal(reply.header('x-request-id', id), refusalOf(cause));
    },
  });
  app.setValidatorCompiler(checkQuery);
  app.setErrorHandler((cause, request, reply) => {
    const refusal = refusalOf(cause);
    if (refusal.status === 500) request.log.error({ err: refusal.cause ?? cause }, 'failed');
    return sendRefusal(reply, refusal);
  });
  app.setNotFoundHandler(({ method, url }, reply) => sendRefusal(reply, nothingAt(method, url)));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...pictureTypes], { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.addHook('onRequest', (request, reply, done) => {
    inFlight.add(reply);
    void reply.header('x-request-id', request.id);
    if (inFlight.isDraining()) void reply.header('connection', 'close');
    countAnswer(request, reply, metrics);
    done();
  });
  await describe(app);
  if (config.origins.length > 0) await app.register(cors, corsOptions(config.origins));
  addStateRoutes(app, parts.isReady, inFlight);
  await app.register((inner, _options, done) => {
    addGuardedRoutes(inner, parts);
    done();
  });
  return app;
}

/** Counts an answer: as aborted where the client did not take it to its end, whatever its status is. */
function countAnswer(request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  let status = 'aborted';
  reply.raw.once('finish', () => {
    // Node says so, too, where the connection ended before.
    if (!request.raw.socket.destroyed) status = String(reply.statusCode);
  });
  reply.raw.once('close', () => {
    metrics.answered(request.routeOptions.url ?? 'none', status, reply.elapsedTime / 1000);
  });
}

function addGuardedRoutes(app: FastifyInstance, parts: AppParts): void {
  const { config, admission, inFlight, metrics, models, isReady } = parts;
  const requireToken = tokenGuard(config.token);
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    requireToken(headers.authorization);
    done();
  });
  addFactRoutes(app, models, metrics);
  void app.register((inner, _options, done) => {
    inner.addHook('onRequest', (request, _reply, next) => {
      inFlight.require();
      requireReady(isReady);
      requirePicture(request);
      // Before the picture has arrived: one that is not going to be explained need not be sent.
      admission.require();
      next();
    });
    boundTransfers(inner, config.limits);
    addExplainRoutes(inner, { config, explain: parts.explain, metrics });
    done();
  });
}

function corsOptions(origins: readonly string[]) {
  return {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  };
}
