import { calledAs } from '@gradcam/errors';
import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { hostileText } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';
import { pictureSeeds } from '../pictures/picture-seeds.mjs';
import { startApp } from './start-app.mjs';

const path = fc.oneof(
  fc.constantFrom(
    ...['/v1/map', '/v1/overlay', '/v1/explanation', '/v1/map', '/v1/overlay', '/v1/explanation'],
    ...['/v1/models', '/v1/methods', '/health', '/ready', '/metrics', '/openapi.json', '/'],
    ...['/v1/../../etc/hostname', '/v1/%2e%2e%2fmap', '//v1/map', '/v1/map/', '/%00', '/%ff'],
  ),
  fc.webPath(),
);
const name = fc.oneof(
  fc.constantFrom(
    ...['model', 'label', 'method', 'featureLayer', 'reductionLayer', 'sign', 'score', 'preset'],
    ...['look', 'colormap', 'alpha', 'as', 'side', 'top', '__proto__', 'constructor', 'a[b]', ''],
  ),
  hostileText,
);
const value = fc.oneof(
  fc.constantFrom(
    ...['mean', 'bright', 'conv', 'relu', 'classes', 'grad-cam', 'layer-cam', 'json', 'npy', 'png'],
    ...['1', '-1', '1e9', 'NaN', 'true', 'null', '../../etc/hostname', 'file:///etc/hostname'],
    ...['http://127.0.0.1:1/model.json', '${7*7}', '/etc/hostname'],
  ),
  hostileText,
);
const query = fc.array(fc.tuple(name, value), { maxLength: 3 });
const type = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('image/png', 'application/octet-stream', 'image/jpeg') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('application/json', 'multipart/form-data', 'IMAGE/PNG; a=b', ''),
  },
);
const header = fc.tuple(
  fc.constantFrom('authorization', 'x-request-id', 'accept', 'origin', 'range', 'x-forwarded-for'),
  hostileText.map((text) => text.replace(/[^\t -~]/g, '')),
);

const statuses = [200, 204, 400, 401, 404, 405, 406, 413, 415, 422, 429, 504];

/** Of what the server knows and no answer says: where it lies, and what a stack looks like. */
const inner = /node_modules|apps\/server|\.js:\d|\n {4}at /;

function requireAnswer({ statusCode, headers, rawPayload }) {
  if (!statuses.includes(statusCode)) throw new WrongAnswer(`status ${statusCode}`);
  const content = String(headers['content-type'] ?? '');
  if (rawPayload.length > 10_000_000) throw new WrongAnswer(`${rawPayload.length} bytes`);
  if (statusCode < 400) return;
  if (!content.startsWith('application/problem+json')) throw new WrongAnswer(`it is ${content}`);
  const { status, detail, requestId } = JSON.parse(rawPayload.toString());
  if (status !== statusCode || requestId !== headers['x-request-id'])
    throw new WrongAnswer(`status ${status} of ${requestId}`);
  if (!/[a-z]{2}.*\.$/su.test(detail) || inner.test(detail))
    throw new WrongAnswer(`no sentence: ${detail}`);
}

/** Requests to the server, in this process, with a network worked out by hand. */
export const requests = {
  name: 'requests',
  share: 15,
  prepare: async () => ({ app: await startApp(), seeds: await pictureSeeds() }),
  arbitrary: ({ seeds }) =>
    fc.record({
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'OPTIONS'),
      path,
      query,
      type,
      headers: fc.array(header, { maxLength: 2 }),
      body: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...seeds).map((seed) => new Uint8Array(seed)) },
        { weight: 3, arbitrary: changedBytes(seeds) },
      ),
    }),
  run: async ({ method, path: at, query: pairs, type: content, headers, body }, { state }) => {
    const words = pairs.map((pair) => pair.map(encoded).join('=')).join('&');
    await calledAs('request', async () => {
      const answer = await state.app.inject({
        ...{ method, url: `${at}?${words}`, payload: Buffer.from(body) },
        headers: { ...Object.fromEntries(headers), 'content-type': content },
      });
      requireAnswer(answer);
      const health = await state.app.inject('/health');
      if (health.statusCode !== 200) throw new WrongAnswer(`ill: ${health.statusCode}`);
    });
  },
  filesOf: ({ body, ...request }) => ({ body, 'request.json': JSON.stringify(request, null, 2) }),
};

/** Half of a pair of surrogates has no bytes in UTF-8. */
function encoded(text) {
  return encodeURIComponent(text.toWellFormed());
}
