import { beforeAll, expect, it } from 'vitest';
import { createClient, ServerProblem, type Client } from '../../src/client/index.js';
import { testApps, tinyPng } from '../running/test-app.js';

const create = testApps();
const token = 'a-token-of-24-characters';
let address = '';
let client: Client;
beforeAll(async () => {
  const { app } = await create({
    file: { tokenVariable: 'TOKEN' },
    environment: { TOKEN: token },
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  client = createClient({ address: `${address}/`, token });
});
const file = async () => Uint8Array.from(await tinyPng());

it('explains a picture', async () => {
  const { explained, hotSpots } = await client.explanation(await file(), { label: 'dark' });
  expect(explained).toEqual({ classIndex: 1, className: 'dark', score: -2.5 });
  expect(hotSpots).toEqual([]);
  const { map, overlay } = client;
  const blob = new Blob([await file()], { type: 'image/png' });
  expect([...(await map(blob)).data]).toEqual([0.25, 0.5, 0.75, 1]);
  const { buffer } = await file();
  expect([...(await overlay(buffer, { side: 16 })).subarray(1, 4)]).toEqual([80, 78, 71]);
});

it('tells how the server is', async () => {
  expect(await client.models()).toMatchObject([{ name: 'mean', classes: 2 }]);
  expect([await client.health(), await client.ready()]).toEqual([true, true]);
  expect(await client.metrics()).toMatch(/^gradcam_pictures 0$/m);
});

it('says what is wrong', async () => {
  const problem = await client.map(new Uint8Array([1, 2])).catch((cause: unknown) => cause);
  expect(problem).toBeInstanceOf(ServerProblem);
  expect(problem).toMatchObject({ status: 422, code: 'PICTURE_BROKEN', retryAfter: undefined });
  await expect(createClient({ address }).models()).rejects.toMatchObject({
    ...{ status: 401, code: 'TOKEN' },
    requestId: expect.stringMatching(/./) as string,
  });
});

it('ends a call', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(client.map(await file(), {}, { signal })).rejects.toThrow('enough');
});
