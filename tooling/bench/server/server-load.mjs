// npm run bench -- server: what the server does at twice what it can take, with slow clients, broken pictures, bombs and clients that leave among them. Writes the report of docs/server.md; ends with 1 where an answer was
// wrong, the memory grew or the server did not end as it should. --minutes 1 for a shorter run.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { root } from '../../run/install.mjs';
import { awakeNow } from './awake-clock.mjs';
import { holdLoad } from './hold-load.mjs';
import { writeReport } from './report.mjs';
import { send } from './send.mjs';
import { senders } from './senders.mjs';
import { serverProcess } from './server-process.mjs';
import { slowClients } from './slow-clients.mjs';

const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    model: { type: 'string', default: 'mobilenet-v1' },
    slow: { type: 'string', default: '24' },
  },
});
const minutes = Number(given.minutes);
const threads = availableParallelism();
const limits = { bytes: 2_000_000, seconds: 10, transferSeconds: 8, waiting: 2 * threads };
const folder = mkdtempSync(join(tmpdir(), 'gradcam-bench-server-'));

try {
  const config = { models: { net: { known: given.model } }, threads, limits };
  const server = await serverProcess(folder, config);
  const pictures = await withMaps(server.address);
  const capacity = await capacityOf(server.address, pictures, Math.min(20, 20 * minutes));
  console.log(`It takes ${capacity.toFixed(1)} pictures a second.`);
  const slow = slowClients(server.address, Number(given.slow));
  const kinds = senders(pictures, 2 * capacity);
  const { tallies, memory } = await holdLoad(server.address, kinds, 60 * minutes);
  slow.stop();
  const ending = await server.end();
  const isFine = writeReport({
    ...{ minutes, model: given.model, threads, limits, capacity, tallies, memory, ending },
    ...{ slow: slow.endings, faults: server.faults },
  });
  process.exitCode = isFine ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Photos of 500 x 375 pixels, and their maps, from a server that has nothing else to do. */
async function withMaps(address) {
  const pictures = [];
  for (const name of ['chelsea.png', 'coffee.png', 'dog-and-cat.jpg', 'dog.jpg']) {
    const photo = sharp(`${root}assets/samples/${name}`);
    const jpeg = await photo.resize(500, 375, { fit: 'fill' }).jpeg().toBuffer();
    const { status, body: map } = await send(address, '/v1/map', { body: jpeg });
    if (status !== 200) throw new Error(`${name} was answered by ${status}: ${map.toString()}`);
    pictures.push({ jpeg, map });
  }
  return pictures;
}

/** Pictures a second, where as many clients as there are threads, and one, send the next when the last is answered. */
async function capacityOf(address, pictures, seconds) {
  const end = awakeNow() + 1000 * seconds;
  const client = async (first) => {
    let count = 0;
    for (; awakeNow() < end; count += 1)
      await send(address, '/v1/map', { body: pictures[(first + count) % pictures.length].jpeg });
    return count;
  };
  const counts = await Promise.all(
    Array.from({ length: threads + 1 }, (_, index) => client(index)),
  );
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
