import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClient, type Client } from '@gradcam/server/client';
import { bomb } from '../../../tooling/bench/server/hostile.mjs';
import { startServer, type StartedServer } from './running/start-server.js';

const sample = fileURLToPath(new URL('../../../assets/samples/chelsea.png', import.meta.url));
const command = fileURLToPath(new URL('../../cli/dist/bin.js', import.meta.url));
const models = { small: { known: 'mobilenet-v1-025' } };

let folder = '';
let picture = new Uint8Array();
let server: StartedServer;
let client: Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-server-'));
  picture = new Uint8Array(await readFile(sample));
  const limits = { waiting: 1, transferSeconds: 3 };
  server = await started({ models, threads: 1, limits, offline: true });
  client = createClient({ address: server.address });
});
afterAll(async () => {
  await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

async function started(content: object): Promise<StartedServer> {
  const made = await startServer(folder, content);
  if ('address' in made) return made;
  throw new Error(`The server ended with ${made.code}: ${made.notes}`);
}

const post = (path: string, body: BodyInit, type = 'image/png') =>
  fetch(server.address + path, { method: 'POST', body, headers: { 'content-type': type } });

describe('the server', () => {
  it('gives the map that the command writes', async () => {
    const words = ['--model', 'mobilenet-v1-025', '--trunk', 'tfjs', '--npy', '--quiet'];
    const run = spawnSync(process.execPath, [command, sample, ...words, '-o', 'map.png'], {
      cwd: folder,
    });
    expect(run.status).toBe(0);
    const expected = await readFile(join(folder, 'map.npy'));
    const response = await post('/v1/map', picture);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(expected)).toBe(true);
  });

  it('refuses more than it takes, answers the others rightly, and its health meanwhile', async () => {
    const { data } = await client.map(picture);
    const all = Array.from({ length: 8 }, () =>
      client.map(picture).catch((cause: unknown) => cause),
    );
    expect(await client.health()).toBe(true);
    const answers = await Promise.all(all);
    const maps = answers.filter((answer) => answer !== null && 'data' in Object(answer));
    expect(maps.length).toBeGreaterThanOrEqual(2);
    expect(maps.length).toBeLessThan(8);
    for (const map of maps) expect(map).toMatchObject({ data });
    for (const refusal of answers.filter((answer) => !maps.includes(answer)))
      expect(refusal).toMatchObject({
        status: 429,
        code: 'BUSY',
        retryAfter: expect.any(Number) as number,
      });
  });

  it('refuses bombs and broken pictures, and goes on', async () => {
    expect(await (await post('/v1/map', bomb())).json()).toMatchObject({
      code: 'PICTURE_TOO_LARGE',
    });
    const broken = await post('/v1/map', picture.subarray(0, 20_000));
    expect(await broken.json()).toMatchObject({ status: 422, code: 'PICTURE_BROKEN' });
    expect(await client.ready()).toBe(true);
  });

  it('ends requests that do not arrive in time', async () => {
    const { port } = new URL(server.address);
    const slow = connect(Number(port), '127.0.0.1');
    slow.write(
      'POST /v1/map HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nabc',
    );
    let answer = '';
    slow.on('data', (chunk) => (answer += chunk.toString()));
    await once(slow, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('answers what has come after SIGTERM, refuses what comes, and ends with 0', async () => {
    const patient = await started({
      models,
      threads: 1,
      offline: true,
      limits: { transferSeconds: 300 },
    });
    const other = createClient({ address: patient.address });
    // It has come, and goes on coming for as long as the test likes: no machine is too quick or too slow for that.
    const { rest } = await halfSent(patient.address, picture);
    const ended = patient.end('SIGTERM');
    await vi.waitFor(
      async () => {
        const answer = await other.map(picture).catch((cause: unknown) => cause);
        expect(answer).toMatchObject({ status: 503, code: 'ENDING' });
      },
      { interval: 1, timeout: 60_000 },
    );
    expect(await rest()).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ended).toBe(0);
    const said = patient.lines().map(({ msg }) => msg);
    expect(said).toContain('ending: what has come is answered');
    const first = patient.lines().find(({ msg }) => msg === 'explained');
    expect(first).toMatchObject({ model: 'small', reqId: expect.any(String) as string });
  });
});

/** Sends half of a picture, and gives what sends the rest and resolves to the answer. */
async function halfSent(
  address: string,
  body: Uint8Array,
): Promise<{ rest: () => Promise<string> }> {
  const half = Math.floor(body.length / 2);
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.write(
    `POST /v1/map HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Type: image/png\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  // "100 Continue": the server has the request.
  const [interim] = (await once(socket, 'data')) as [Buffer];
  expect(interim.toString()).toMatch(/^HTTP\/1\.1 100 /);
  socket.write(body.subarray(0, half));
  return {
    rest: async () => {
      const answer = once(socket, 'data') as Promise<[Buffer]>;
      socket.write(body.subarray(half));
      const [head] = await answer;
      socket.resume();
      return head.toString('latin1');
    },
  };
}

describe('a server that cannot start', () => {
  it('says why: another program at its port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // Border to Node: of a port it is an object.
    const { port } = other.address() as { port: number };
    const failed = await startServer(folder, { models, port, log: 'silent' });
    other.close();
    expect(failed).toEqual({
      code: 1,
      notes: expect.stringMatching(
        /^gradcam-server: the server cannot listen at 127\.0\.0\.1, port \d+, got .*EADDRINUSE.*; another program listens there; end it, or take another with "port" or --port\.\n$/,
      ) as string,
    });
  });

  it('says why: no such model', async () => {
    const failed = await startServer(folder, {
      models: { mine: { path: 'nowhere' } },
      log: 'silent',
    });
    expect(failed).toMatchObject({
      code: 1,
      notes: expect.stringMatching(/^gradcam-server: .*nowhere/) as string,
    });
  });

  it('says why: a configuration that is wrong', async () => {
    const failed = await startServer(folder, { modles: models });
    expect(failed).toEqual({
      code: 2,
      notes: expect.stringMatching(/^gradcam-server: .*"modles", which is unknown/) as string,
    });
  });
});
