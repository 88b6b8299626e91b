import fc from 'fast-check';
import { expect, it } from 'vitest';
import { named, testApps, tinyPng } from '../running/test-app.js';

const create = testApps();
const { app } = await create({ file: { limits: { bytes: 2000, seconds: 5 } } });

const path = fc.oneof(
  fc.constantFrom('/v1/map', '/v1/overlay', '/v1/explanation', '/v1/models', '/ready'),
  fc.webPath(),
  fc.constantFrom('/v1/../../etc/passwd', '/v1/%2e%2e/map', '//v1/map', '/v1/map/'),
);
const name = fc.oneof(
  fc.constantFrom('model', 'label', 'method', 'featureLayer', 'sign', 'as', 'look', 'side'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'a[b]', ''),
  fc.string({ maxLength: 8 }),
);
const value = fc.oneof(
  fc.constantFrom(
    named,
    'bright',
    '1',
    '-1',
    '1e9',
    'NaN',
    'relu',
    'grad-cam',
    'json',
    'true',
    'null',
  ),
  fc.constantFrom('../../etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/', '${7*7}'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const header = fc.oneof(
  fc.constantFrom('image/png', 'image/svg+xml', 'application/octet-stream', 'IMAGE/PNG; a=b'),
  fc.constantFrom('application/json', 'multipart/form-data', 'text/html', 'x', ''),
);
const png = await tinyPng();
/** A picture with some of its bytes replaced, cut off or put behind it; or any bytes. */
const body = fc.oneof(
  fc.constant(png),
  fc.tuple(fc.nat(png.length - 1), fc.nat(255), fc.nat(png.length)).map(([at, byte, length]) => {
    const copy = Buffer.from(png);
    copy[at] = byte;
    return copy.subarray(0, length);
  }),
  fc.uint8Array({ maxLength: 2500 }).map((bytes) => Buffer.from(bytes)),
);
const statuses = [200, 400, 401, 404, 413, 415, 422];

it('answers any request by what is described, and lives', async () => {
  const property = fc.asyncProperty(
    ...[fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), path],
    ...[fc.array(fc.tuple(name, value), { maxLength: 3 }), header, body],
    async (method, at, pairs, type, payload) => {
      const query = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
      const answer = await app.inject({
        method: method as 'GET',
        url: `${at}?${query}`,
        headers: { 'content-type': type },
        payload,
      });
      expect(statuses).toContain(answer.statusCode);
      if (answer.statusCode === 200) return;
      expect(answer.headers['content-type']).toBe('application/problem+json');
      const { detail, requestId } = answer.json<Record<string, string>>();
      expect([typeof detail, requestId]).toEqual(['string', answer.headers['x-request-id']]);
      // Neither a stack nor a place on the server.
      expect(detail).not.toMatch(/node_modules|apps\/server|\n/);
    },
  );
  await fc.assert(property, { numRuns: 300, seed: 16 });
  expect((await app.inject('/health')).statusCode).toBe(200);
});
