import { createServer } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';

/**
 * A registry on this machine that answers as it is told.
 * @returns {Promise<{ address: string, plan: (answers: object) => void }>}
 */
export async function startRegistry() {
  let plan;
  const server = createServer((request, response) => {
    const isTarball = request.url.endsWith('.tgz');
    const { kind, body } = isTarball ? plan.tarball : plan.document;
    answers[kind](response, body, request.url).catch(() => response.destroy());
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}/`,
    plan: (answers) => {
      plan = answers;
    },
  };
}

const page = '<!doctype html><title>Sign in</title><p>Please sign in to use this network.</p>';

/** Ways to answer, from good to bad. */
export const answers = {
  whole: async (response, body) => response.end(body),
  slow: async (response, body) => {
    response.write(body.subarray(0, 10));
    await later(20);
    response.end(body.subarray(10));
  },
  half: async (response, body) => {
    response.writeHead(200, { 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2));
    await later(5);
    response.destroy();
  },
  cut: async (response, body) => response.end(body.subarray(0, body.length / 2)),
  page: async (response) => response.end(page),
  silent: () => new Promise(() => undefined),
  stalled: async (response, body) => {
    response.write(body.subarray(0, body.length / 2));
    await new Promise(() => undefined);
  },
  nothing: async (response) => response.end(),
  closed: async (response) => response.destroy(),
  missing: async (response) => response.writeHead(404).end(page),
  forbidden: async (response) => response.writeHead(403).end('{"error":"no"}'),
  // In a circle: every step leads to itself.
  circle: async (response, _, url) => response.writeHead(302, { location: url }).end(),
  elsewhere: async (response) =>
    response.writeHead(302, { location: 'http://127.0.0.1:9/a.tgz' }).end(),
  nowhere: async (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  zipped: async (response, body) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
};
