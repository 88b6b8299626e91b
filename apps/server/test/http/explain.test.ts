import { readPicture } from '@gradcam/pictures/node';
import { overlay, looks } from '@gradcam/render';
import { expect, it } from 'vitest';
import { picture2x2 } from '../../../../packages/gradcam/test/made.js';
import type { Problem } from '../../src/http/schemas/problem.js';
import { bomb } from '../../../../tooling/bench/server/hostile.mjs';
import { asPng, grayPng, named, testApps, tinyPng } from '../running/test-app.js';

const create = testApps();
const { app } = await create();

async function post(
  url: string,
  payload: Buffer | string,
  headers: Record<string, string> = asPng,
) {
  const answer = await app.inject({ method: 'POST', url, payload, headers });
  return { ...answer, status: answer.statusCode, problem: () => answer.json<Problem>() };
}

it('explains a picture in JSON', async () => {
  const { status, body, headers } = await post('/v1/explanation', await tinyPng());
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  // The scores are the mean of the pixels, 2.5, and its negative.
  const probability = 1 / (1 + Math.exp(-5));
  expect(JSON.parse(body)).toMatchObject({
    ...{ model: named, width: 2, height: 2, method: 'grad-cam' },
    explained: { classIndex: 0, className: 'bright', score: 2.5 },
    classes: [
      { index: 0, name: 'bright', probability: expect.closeTo(probability, 6) as number },
      { index: 1, name: 'dark', probability: expect.closeTo(1 - probability, 6) as number },
    ],
    featureLayers: ['relu'],
    // Of 1 2 / 3 4 the lower row is hotter than half of the maximum.
    hotSpots: [{ x: 0, y: 1, width: 2, height: 1 }],
    description: expect.stringMatching(
      /^Evidence for "bright" \(99\.3 %\), by Grad-CAM at relu\./,
    ) as string,
  });
});

it('gives the map as a file of NumPy and as JSON', async () => {
  const file = (await post('/v1/map', await tinyPng())).rawPayload;
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
  const begin = 10 + file.readUInt16LE(8);
  expect(begin % 64).toBe(0);
  expect(file.subarray(10, begin).toString()).toMatch(
    /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 2\), \} *\n$/,
  );
  const numbers = Array.from({ length: 4 }, (_, at) => file.readFloatLE(begin + 4 * at));
  expect([numbers, file.length]).toEqual([[0.25, 0.5, 0.75, 1], begin + 16]);
  const { body } = await post('/v1/map?as=json', await tinyPng());
  expect(JSON.parse(body)).toEqual({ width: 2, height: 2, data: [0.25, 0.5, 0.75, 1] });
});

it('explains the class, by the method and with the sign that the query names', async () => {
  const against = await post('/v1/explanation?label=dark&sign=negative', await tinyPng());
  expect(JSON.parse(against.body)).toMatchObject({ explained: { className: 'dark', score: -2.5 } });
  const byIndex = await post('/v1/explanation?label=1&method=layer-cam', await tinyPng());
  expect(JSON.parse(byIndex.body)).toMatchObject({
    explained: { className: 'dark' },
    method: 'layer-cam',
  });
});

it('paints the overlay, and makes it as small as it is asked for', async () => {
  const { rawPayload, headers } = await post('/v1/overlay?look=turbo', await tinyPng());
  expect(headers['content-type']).toBe('image/png');
  const map = { data: Float32Array.of(0.25, 0.5, 0.75, 1), width: 2, height: 2 };
  const expected = overlay(picture2x2, map, looks.turbo);
  expect([...(await readPicture(rawPayload)).data]).toEqual([...expected.data]);
  const small = await post('/v1/overlay?side=16', await grayPng());
  expect(await readPicture(small.rawPayload)).toMatchObject({ width: 16, height: 12 });
});

it.each<readonly [string, string, string, number, RegExp]>([
  ['an unknown part', 'modle=a', 'BAD_REQUEST', 400, /"modle".*the nearest is model\.$/],
  ['a part twice', 'label=a&label=b', 'BAD_REQUEST', 400, /"label" is of the wrong kind/],
  ['a prototype', '__proto__=1', 'BAD_REQUEST', 400, /unknown/],
  [
    'an unknown model',
    'model=constructor',
    'MODEL_UNKNOWN',
    404,
    /has no model "constructor", expected one of mean/,
  ],
  ['a path for a model', 'model=../../etc/passwd', 'MODEL_UNKNOWN', 404, /no model/],
  [
    'an address for a model',
    'model=http%3A%2F%2F127.0.0.1%2Fmodel.json',
    'MODEL_UNKNOWN',
    404,
    /no model/,
  ],
  ['an unknown class', 'label=brigth', 'UNKNOWN_CLASS_NAME', 400, /"bright"/],
  ['a class out of range', 'label=2', 'CLASS_OUT_OF_RANGE', 400, /2/],
  ['an unknown layer', 'featureLayer=rleu', 'LAYER_NOT_FOUND', 400, /'relu'/],
  ['an unknown method', 'method=gradcam', 'BAD_REQUEST', 400, /"grad-cam"/],
  [
    'a method that is not offered',
    'method=score-cam',
    'METHOD_NOT_OFFERED',
    400,
    /expected one of auto/,
  ],
])('refuses %s', async (_, query, code, status, detail) => {
  const answer = await post(`/v1/explanation?${query}`, await tinyPng());
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.problem()).toMatchObject({
    ...{ code, status, requestId: answer.headers['x-request-id'] },
    detail: expect.stringMatching(detail) as string,
  });
  expect(answer.status).toBe(status);
});

it.each<
  readonly [string, () => Buffer | string | Promise<Buffer>, Record<string, string>, number, string]
>([
  ['no picture', () => '', asPng, 400, 'BODY_MISSING'],
  ['a path', () => '/etc/passwd', asPng, 422, 'PICTURE_BROKEN'],
  ['an address', () => 'http://127.0.0.1:1/a.png', asPng, 422, 'PICTURE_BROKEN'],
  [
    'half of a picture',
    async () => (await grayPng()).subarray(0, 60),
    asPng,
    422,
    'PICTURE_BROKEN',
  ],
  ['a decompression bomb', bomb, asPng, 413, 'PICTURE_TOO_LARGE'],
  ['more bytes than it takes', () => Buffer.alloc(10_000_001), asPng, 413, 'BODY_TOO_LARGE'],
  ['text', () => '{}', { 'content-type': 'application/json' }, 415, 'TYPE_UNKNOWN'],
  [
    'a form',
    () => '--x--',
    { 'content-type': 'multipart/form-data; boundary=x' },
    415,
    'TYPE_UNKNOWN',
  ],
  ['a packed body', () => 'x', { ...asPng, 'content-encoding': 'gzip' }, 415, 'ENCODING_UNKNOWN'],
])('refuses %s', async (_, body, headers, status, code) => {
  const answer = await post('/v1/map', await body(), headers);
  expect(answer.problem()).toMatchObject({ status, code });
  // Limits are raised by whoever runs the server.
  expect(answer.problem().detail).not.toMatch(/raise|Limit/);
});

it('opens nothing that an SVG names', async () => {
  const { address } = await listening();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><image href="${address}/a.png" width="2" height="2"/><image href="file:///etc/hostname" width="2" height="2"/></svg>`;
  const { status } = await post('/v1/map?as=json', svg, { 'content-type': 'image/svg+xml' });
  expect([status, asked]).toEqual([200, 0]);
});

let asked = 0;
/** A server that counts who comes. */
async function listening(): Promise<{ address: string }> {
  const other = (await create()).app;
  other.addHook('onRequest', (_request, _reply, done) => {
    asked += 1;
    done();
  });
  return { address: await other.listen({ port: 0, host: '127.0.0.1' }) };
}

it('does not tell a client what failed inside', async () => {
  const { app: failing } = await create({
    explain: () => Promise.reject(new Error('the password is 1234')),
  });
  const { body, statusCode } = await failing.inject({
    ...{ method: 'POST', url: '/v1/map', headers: asPng },
    payload: await tinyPng(),
  });
  expect(statusCode).toBe(500);
  expect(JSON.parse(body)).toMatchObject({ code: 'UNEXPECTED' });
  expect(body).not.toMatch(/1234/);
});

it('says what is there, where nothing is', async () => {
  const answer = await app.inject('/v1/mapp?a=1');
  expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  expect(answer.body).toMatch(/GET \/v1\/mapp;/);
});
