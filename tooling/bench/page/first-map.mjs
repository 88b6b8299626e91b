// npm run bench -- page: the time until a new visitor of the demo page sees the first map, on a line of 4 Mbit/s and without a limit, the median of
// five visits; the built page as it is, and compressed as servers do. The server itself is slow: a browser's own brake leaves out what workers load.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { findBrowser } from '../../run/tests/find-browser.mjs';

const visits = 5;
const root = fileURLToPath(new URL('../../../apps/web/dist/', import.meta.url));
/** What servers compress, with its kind. */
const kinds = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [megabits, isCompressed] of [
  [4, false],
  [4, true],
  [Infinity, true],
]) {
  const server = createServer(answerBy(megabits, isCompressed));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const times = [];
  for (let visit = 0; visit < visits; visit += 1)
    times.push(await firstMap(`http://127.0.0.1:${server.address().port}/`));
  times.sort((a, b) => a - b);
  const [fastest, median, slowest] = [0, visits >> 1, visits - 1].map((at) => times[at].toFixed(1));
  const line = megabits === Infinity ? 'no limit' : `${megabits} Mbit/s`;
  const form = isCompressed ? 'compressed' : 'as it is';
  console.log(`${line}, ${form}: first map after ${median} s (${fastest} to ${slowest})`);
  server.closeAllConnections();
  server.close();
}
await browser.close();

/** Seconds until the first map is painted, in a browser that knows nothing of the page. */
async function firstMap(address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('#canvas[data-explained]').waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - began) / 1000;
  await context.close();
  return seconds;
}

/** Answers with the files of the built page, no faster than a line of so many million bits a second, which all answers share. */
function answerBy(megabits, isCompressed) {
  let free = 0;
  const slow = () =>
    new Transform({
      transform(chunk, _, done) {
        const now = performance.now();
        // A timer that comes late is made up for.
        free = Math.max(free, now - 50) + (8 * chunk.length) / (1000 * megabits);
        setTimeout(done, free - now, null, chunk);
      },
    });
  return async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname === '/' ? 'index.html' : pathname.slice(1);
    const kind = kinds[extname(path)];
    const content = await readFile(root + path);
    const sent = isCompressed && kind !== undefined ? gzipSync(content) : content;
    response.writeHead(200, {
      'Content-Length': sent.length,
      'Content-Type': kind ?? 'application/octet-stream',
      ...(sent === content ? {} : { 'Content-Encoding': 'gzip' }),
    });
    Readable.from(pieces(sent)).pipe(slow()).pipe(response);
  };
}

/** Small enough for answers to take turns. */
function* pieces(bytes) {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384);
}
