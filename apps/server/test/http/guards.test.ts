import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import type { Made } from '../../src/explain/made.js';
import { asPng, testApps, tinyPng } from '../running/test-app.js';

const create = testApps();
const token = 'a-token-of-24-characters';
const map: Made = { wanted: 'map', map: { width: 1, height: 1, data: Float32Array.of(1) } };
const posted = async () =>
  ({ method: 'POST', url: '/v1/map', headers: asPng, payload: await tinyPng() }) as const;

/** Explains when it is told to. */
function waiting() {
  const begun: (() => void)[] = [];
  const explain = () =>
    new Promise<Made>((resolve) => {
      begun.push(() => {
        resolve(map);
      });
    });
  return { begun, explain };
}

/** Waits, and lets others get on. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

describe('a token', () => {
  const protecting = () =>
    create({ file: { tokenVariable: 'TOKEN' }, environment: { TOKEN: token } });

  it.each([
    ['none', undefined, 401],
    ['another', 'Bearer another-token-of-some-length', 401],
    ['the beginning of it', `Bearer ${token.slice(0, -1)}`, 401],
    ['it in another scheme', `Basic ${token}`, 401],
    ['it', `Bearer ${token}`, 200],
    ['it, in other letters of the scheme', `bearer ${token}`, 200],
  ])('is asked for: %s', async (_, authorization, status) => {
    const { app } = await protecting();
    const headers = authorization === undefined ? {} : { authorization };
    for (const url of ['/v1/models', '/metrics', '/openapi.json'])
      expect((await app.inject({ url, headers })).statusCode).toBe(status);
    const request = await posted();
    const answer = await app.inject({ ...request, headers: { ...request.headers, ...headers } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
  });

  it('is not asked for the state of the server', async () => {
    const { app } = await protecting();
    expect((await app.inject('/health')).statusCode).toBe(200);
    expect((await app.inject('/ready')).statusCode).toBe(200);
  });
});

describe('pages of other origins', () => {
  const origin = 'https://example.org';
  const preflight = {
    method: 'OPTIONS',
    url: '/v1/map',
    headers: { origin, 'access-control-request-method': 'POST' },
  } as const;

  it('may not call', async () => {
    const { app } = await create();
    const { headers } = await app.inject({ url: '/health', headers: { origin } });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect((await app.inject(preflight)).statusCode).toBe(404);
  });

  it('may where the configuration names them, without a token for the question', async () => {
    const { app } = await create({
      file: { origins: [origin], tokenVariable: 'TOKEN' },
      environment: { TOKEN: token },
    });
    const asked = await app.inject(preflight);
    expect(asked.statusCode).toBe(204);
    expect(asked.headers['access-control-allow-origin']).toBe(origin);
    const other = { ...preflight.headers, origin: 'https://example.com' };
    const refused = await app.inject({ ...preflight, headers: other });
    expect(refused.headers['access-control-allow-origin']).not.toBe('https://example.com');
    const withoutToken = await app.inject({ url: '/v1/models', headers: { origin } });
    expect(withoutToken.statusCode).toBe(401);
    expect(withoutToken.headers['access-control-allow-origin']).toBe(origin);
  });
});

describe('more pictures than it takes', () => {
  it('are refused with the time of another try, until there is room', async () => {
    const { begun, explain } = waiting();
    const { app } = await create({ file: { limits: { waiting: 2 } }, explain });
    const request = await posted();
    const first = [app.inject(request), app.inject(request), app.inject(request)];
    await until(() => {
      expect(begun).toHaveLength(2);
    });
    const refused = await app.inject(request);
    expect(refused.json()).toMatchObject({ status: 429, code: 'BUSY' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    // What is wrong anyway is told all the same.
    const headers = { 'content-type': 'text/plain' };
    expect((await app.inject({ ...request, headers })).statusCode).toBe(415);
    expect((await app.inject('/health')).statusCode).toBe(200);
    begun[0]?.();
    await until(() => {
      expect(begun).toHaveLength(3);
    });
    const last = app.inject(request);
    await until(() => {
      for (const end of begun) end();
      expect(begun).toHaveLength(4);
    });
    begun[3]?.();
    for (const { statusCode } of await Promise.all([...first, last])) expect(statusCode).toBe(200);
  });

  it('are refused while too many arrive', async () => {
    const { app } = await create({ file: { limits: { uploads: 1, transferSeconds: 2 } } });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const slow = new AbortController();
    const arriving = fetch(`${address}/v1/map`, {
      ...{ method: 'POST', headers: asPng, duplex: 'half', signal: slow.signal },
      body: new ReadableStream({
        start: (controller) => {
          controller.enqueue(new Uint8Array(10));
        },
      }),
    });
    const isAborted = expect(arriving).rejects.toThrow();
    await once(app.server, 'request');
    const request = await posted();
    const answers = (status: number) =>
      until(async () => {
        expect((await app.inject(request)).statusCode).toBe(status);
      });
    await answers(429);
    slow.abort();
    await isAborted;
    await answers(200);
  });
});

describe('clients that leave', () => {
  it('give their place back', async () => {
    const { begun, explain } = waiting();
    const { app } = await create({ file: { limits: { waiting: 2 } }, explain });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const { url, payload, ...request } = await posted();
    const post = (signal?: AbortSignal) =>
      fetch(address + url, { ...request, body: payload, signal: signal ?? null });
    const taken = async (pictures: number) => {
      const { body } = await app.inject('/metrics');
      expect(body).toMatch(new RegExp(`^gradcam_pictures ${pictures}$`, 'm'));
    };
    const first = [post(), post()];
    await until(() => {
      expect(begun).toHaveLength(2);
    });
    const leaving = new AbortController();
    const left = expect(post(leaving.signal)).rejects.toThrow();
    await until(() => taken(3));
    leaving.abort();
    await left;
    await until(() => taken(2));
    const last = post();
    await until(() => taken(3));
    await until(() => {
      for (const end of begun) end();
      expect(begun).toHaveLength(3);
    });
    begun[2]?.();
    for (const { status } of await Promise.all([...first, last])) expect(status).toBe(200);
  });

  it('are left where they do not take their answer', async () => {
    const side = 3000;
    const large: Made = {
      wanted: 'map',
      map: { width: side, height: side, data: new Float32Array(side * side) },
    };
    const { app } = await create({
      file: { limits: { transferSeconds: 0.3 } },
      explain: () => Promise.resolve(large),
    });
    const { port, hostname } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const { payload } = await posted();
    const socket = connect(Number(port), hostname).pause();
    socket.write(
      `POST /v1/map HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: ${payload.length}\r\n\r\n`,
    );
    socket.write(payload);
    await until(async () => {
      const { body } = await app.inject('/metrics');
      expect(body).toMatch(
        /^gradcam_request_seconds_count\{route="\/v1\/map",status="aborted"\} 1$/m,
      );
    });
    socket.destroy();
  });
});

describe('a server that ends', () => {
  it('answers what has come, and refuses what comes', async () => {
    const { begun, explain } = waiting();
    const { app, inFlight } = await create({ explain });
    const request = await posted();
    const before = app.inject(request);
    await until(() => {
      expect(begun).toHaveLength(1);
    });
    let isDrained = false;
    const drained = inFlight.drain().then(() => {
      isDrained = true;
    });
    const refused = await app.inject(request);
    expect(refused.json()).toMatchObject({ status: 503, code: 'ENDING' });
    expect(refused.headers).toMatchObject({ 'retry-after': '1', connection: 'close' });
    expect((await app.inject('/ready')).statusCode).toBe(503);
    expect((await app.inject('/health')).statusCode).toBe(200);
    expect(isDrained).toBe(false);
    begun[0]?.();
    expect((await before).statusCode).toBe(200);
    await drained;
  });
});

it.each([
  ['GET', '/%ff', 'image/png', 400, 'BAD_REQUEST', /the path of the address cannot be decoded; /],
  [
    'POST',
    '/v1/map%',
    'image/png',
    400,
    'BAD_REQUEST',
    /the path of the address cannot be decoded/,
  ],
  ['OPTIONS', '/none', '', 415, 'TYPE_UNKNOWN', /the header Content-Type is none that/],
] as const)(
  'says of %s %s of %s what is wrong, as of all that it refuses',
  async (method, url, type, status, code, sentence) => {
    const { app } = await create();
    const answer = await app.inject({
      ...{ method, url },
      ...(method !== 'GET' ? { headers: { 'content-type': type }, payload: 'x' } : {}),
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const requestId = answer.headers['x-request-id'];
    expect(requestId).toMatch(/./);
    const detail: unknown = expect.stringMatching(sentence);
    expect(answer.json()).toMatchObject({ status, code, requestId, detail });
  },
);

it('refuses pictures while it loads its models', async () => {
  const { app } = await create({ isReady: () => false });
  expect((await app.inject('/ready')).json()).toMatchObject({ status: 503, code: 'LOADING' });
  expect((await app.inject(await posted())).json()).toMatchObject({ status: 503, code: 'LOADING' });
});

it.each([
  ['a plain one', 'trace-1.2_3', /^trace-1\.2_3$/],
  ['one that would break a log', 'a b"c', /^[\da-f-]{36}$/],
  ['one that is too long', 'a'.repeat(65), /^[\da-f-]{36}$/],
])('gives a request its id: %s', async (_, id, expected) => {
  const { app } = await create();
  const { headers } = await app.inject({ url: '/health', headers: { 'x-request-id': id } });
  expect(headers['x-request-id']).toMatch(expected);
});

it('counts what it did', async () => {
  const { app } = await create();
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const { url, payload, ...request } = await posted();
  expect((await fetch(address + url, { ...request, body: payload })).status).toBe(200);
  expect((await fetch(`${address}/nothing/here`)).status).toBe(404);
  const text = await (await fetch(`${address}/metrics`)).text();
  expect(text).toMatch(/^gradcam_request_seconds_count\{route="\/v1\/map",status="200"\} 1$/m);
  expect(text).toMatch(/^gradcam_request_seconds_count\{route="none",status="404"\} 1$/m);
  expect(text).toMatch(/^gradcam_explanation_seconds_count\{model="mean"\} 1$/m);
  expect(text).toMatch(/^gradcam_pictures 0$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(text).not.toContain('nothing');
});
