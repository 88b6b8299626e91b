import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchWhole } from '../src/index.js';
import { serve, type TestServer } from './serve.js';

let server: TestServer;
let base = '';
beforeAll(async () => {
  server = await serve((request, response) => {
    if (request.url === '/half') response.write('begin');
    else if (request.url === '/bytes') response.end('bytes');
    else if (request.url === '/busy') {
      response.end('bytes');
      computeFor(400);
    } else if (request.url === '/none') response.writeHead(404).end();
  });
  base = server.address;
});
afterAll(() => {
  server.close();
});

const five = { bytes: 5, code: 'PICTURE_TOO_LARGE' } as const;

it('fetches a file that is as large as allowed', async () => {
  expect(Buffer.from(await fetchWhole(`${base}/bytes`, five, {})).toString()).toBe('bytes');
});

it.each([
  ['/none', 'DOWNLOAD_FAILED', /^there is nothing at ".*\/none" \(HTTP 404\)/],
  ['/silent', 'DOWNLOAD_FAILED', /silent" could not be downloaded \(no byte arrived for 0\.2 s\)/],
  ['/half', 'DOWNLOAD_FAILED', /half" could not be downloaded \(no byte arrived for 0\.2 s\)/],
])('refuses %s', async (path, code, message) => {
  await expect(fetchWhole(base + path, five, { stallSeconds: 0.2 })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as string,
  });
});

it('takes the bytes that arrived while the program was busy for longer than it waits for one', async () => {
  const content = await fetchWhole(`${base}/busy`, five, { stallSeconds: 0.2 });
  expect(Buffer.from(content).toString()).toBe('bytes');
});

it('refuses a larger file with the code that was given', async () => {
  await expect(fetchWhole(`${base}/bytes`, { ...five, bytes: 4 }, {})).rejects.toMatchObject({
    code: 'PICTURE_TOO_LARGE',
    message: expect.stringMatching(/bytes" is too large, got more than 4 bytes/) as string,
  });
});

it.each(['/silent', '/half'])('ends with the reason of a signal: %s', async (path) => {
  const ending = new AbortController();
  const fetching = fetchWhole(base + path, five, { signal: ending.signal });
  setTimeout(() => {
    ending.abort('enough');
  }, 50);
  await expect(fetching).rejects.toBe('enough');
});

function computeFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) Math.sqrt(end);
}
