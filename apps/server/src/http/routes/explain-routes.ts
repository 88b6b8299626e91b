import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import type { Ask, ExplainUpload } from '../../explain/explain-upload.js';
import type { Made } from '../../explain/made.js';
import { Refusal } from '../../refusal.js';
import type { Metrics } from '../../metrics.js';
import { askOf, type Asked } from '../ask-of.js';
import { pictureTypes } from '../picture-types.js';
import { bytesSchema, explanationSchema, mapSchema } from '../schemas/answers.js';
import { refusals } from '../schemas/problem.js';
import { explanationQuery, mapQuery, overlayQuery } from '../schemas/query.js';
import { sendMade } from '../send-made.js';

/** The parts of the routes that take pictures. */
export interface ExplainRoutes {
  readonly config: Pick<Config, 'models' | 'methods'>;
  readonly explain: ExplainUpload;
  readonly metrics: Metrics;
}

const body = {
  content: Object.fromEntries(pictureTypes.map((type) => [type, { schema: bytesSchema }])),
} as const;

const png = { content: { 'image/png': { schema: bytesSchema } } } as const;
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

/** The operations: each a path of its own, so that an answer's type is known before it is there. */
const operations = [
  {
    wanted: 'explanation',
    summary: 'Explains a picture in JSON: class, score, layers, hot spots',
    querystring: explanationQuery,
    ok: { description: 'The explanation.', ...json(explanationSchema) },
  },
  {
    wanted: 'map',
    summary: 'Gives the map of a picture as numbers',
    querystring: mapQuery,
    ok: {
      description: 'The map: float32, [height, width].',
      content: { 'application/octet-stream': { schema: bytesSchema }, ...json(mapSchema).content },
    },
  },
  {
    wanted: 'overlay',
    summary: 'Paints the map over the picture',
    querystring: overlayQuery,
    ok: { description: 'A PNG.', ...png },
  },
] as const;

/**
 * Adds the routes that take a picture.
 *
 * @param app The server, behind its guards.
 * @param parts The parts.
 */
export function addExplainRoutes(app: FastifyInstance, parts: ExplainRoutes): void {
  for (const { wanted, summary, querystring, ok } of operations)
    app.post<{ Querystring: Asked }>(
      `/v1/${wanted}`,
      {
        schema: {
          operationId: wanted,
          summary,
          querystring,
          body,
          response: { 200: ok, ...refusals() },
        },
      },
      async (request, reply) => {
        const ask = askOf(request.query, wanted, parts.config);
        const made = await explained(request, reply, ask, parts);
        return sendMade(reply, made, request.query.as);
      },
    );
}

async function explained(
  request: FastifyRequest,
  reply: FastifyReply,
  ask: Ask,
  { explain, metrics }: ExplainRoutes,
): Promise<Made> {
  const bytes = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0)
    throw new Refusal(
      400,
      'BODY_MISSING',
      'there is no picture in the body; send the bytes of one.',
    );
  const gone = new AbortController();
  const leave = () => {
    gone.abort();
  };
  reply.raw.once('close', leave);
  try {
    const end = metrics.explaining(ask.model);
    const made = await explain(bytes, ask, gone.signal);
    const seconds = end();
    request.log.info({ model: ask.model, wanted: ask.wanted, seconds }, 'explained');
    return made;
  } finally {
    reply.raw.off('close', leave);
  }
}
