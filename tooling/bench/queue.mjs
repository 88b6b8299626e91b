// npm run bench -- queue: what the queue of gradcam batch --queue takes, without any picture: chunks of 32 names through a Redis on loopback with an append-only file, as many a second as one process puts there,
// and as one that fills it and some workers do together; the memory of the server for a chunk that waits, and its file; and lines of parts into the manifest. Writes the table of docs/queue-scale.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openManifest } from '../../apps/cli/dist/batch/record/manifest.js';
import { diskStore } from '../../apps/cli/dist/batch/record/store/disk-store.js';
import { mergePart } from '../../apps/cli/dist/queue/produce/outcome/merge-part.js';
import { redisQueue } from '../../apps/cli/dist/queue/engine/redis-queue.js';
import { redisWorker } from '../../apps/cli/dist/queue/engine/redis-worker.js';
import { connectRedis } from '../../apps/cli/dist/queue/engine/connect-redis.js';
import { markdownTable } from '../docs/markdown-table.mjs';
import { bin, root, run } from '../run/install.mjs';
import { findRedis } from '../run/tests/find-redis.mjs';

const { values: given } = parseArgs({
  options: {
    chunks: { type: 'string', default: '5000' },
    workers: { type: 'string', default: '4' },
  },
});
const [count, workers] = [given.chunks, given.workers].map(Number);
const pictures = 32;
const folder = mkdtempSync(join(tmpdir(), 'gradcam-bench-queue-'));
const port = await freePort();
const server = spawn(
  findRedis(),
  ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''],
  { stdio: 'ignore' },
);
try {
  await measure({ url: `redis://127.0.0.1:${port}`, name: 'bench' });
} finally {
  server.kill();
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

async function measure(place) {
  const redis = await started(place.url);
  const queue = await redisQueue(place, console.error);
  const ids = Array.from({ length: count }, (_, index) => `run-1-${index}`);
  const before = await memoryOf(redis);
  const put = await timed(async () => {
    for (const id of ids) await queue.add(id, chunkOf(id));
  });
  const bytes = ((await memoryOf(redis)) - before) / count;
  const serving = await Promise.all(Array.from({ length: workers }, () => serve(place)));
  const through = await timed(() => takeAll(queue, ids));
  await Promise.all(serving.map(({ close }) => close()));
  const file = sizeOf(folder) / count;
  await queue.close();
  redis.disconnect();
  write([
    ['chunks put into the queue, one after the other, a second', (count / put).toFixed(0)],
    [
      `chunks taken, done, seen and removed, ${workers} workers, a second`,
      (count / through).toFixed(0),
    ],
    ['lines of parts appended to the manifest, a second', (await mergeRate()).toFixed(0)],
    ['bytes of memory of a chunk that waits', bytes.toFixed(0)],
    ['bytes of the append-only file for a chunk, before it is rewritten', file.toFixed(0)],
  ]);
}

async function started(url) {
  for (;;) {
    try {
      return await connectRedis(url, console.error);
    } catch (cause) {
      if (server.exitCode !== null) throw cause;
      await pause(50);
    }
  }
}

/** As large as a real one. */
function chunkOf(part) {
  const numbers = Object.fromEntries(
    ['network', 'hash', 'names'].map((name) => [name, 'x'.repeat(64)]),
  );
  return {
    ...{ gradcam: 1, run: '0f8fad5b-d9cb-469f-a165-70867728950e', part, input: '.', out: '.' },
    settings: { method: 'auto', featureLayer: [], look: 'default', heat: false, overlays: true },
    settled: { made: numbers, preprocessing: { inputSize: { width: 224, height: 224 } } },
    pictures: Array.from({ length: pictures }, (_, at) => ({
      name: `train/n02123045/n02123045_${part}_${at}.JPEG`,
    })),
  };
}

function serve(place) {
  const work = () => Promise.resolve({ result: { count: pictures, hash: 'x'.repeat(64) } });
  return redisWorker(place, { title: 'bench', atOnce: 2, takeover: 30, work }, console.error);
}

/** Lines as long as real ones, of parts that lie in the folder of a run, by their names there. */
async function mergeRate() {
  const out = join(folder, 'out');
  mkdirSync(join(out, 'parts'), { recursive: true });
  const parts = Array.from({ length: 500 }, (_, at) => `1-${String(at).padStart(6, '0')}`);
  for (const part of parts) {
    const lines = Array.from({ length: pictures }, (_, at) =>
      JSON.stringify({ picture: `${part}/${at}.jpg`, filler: 'x'.repeat(430) }),
    );
    writeFileSync(join(out, 'parts', `${part}.jsonl`), `${lines.join('\n')}\n`);
  }
  const manifest = await openManifest(out, 0);
  const record = {
    keepAll: (lines) => manifest.append(lines.map(({ line }) => line).join('\n')),
    flush: manifest.flush,
  };
  const seconds = await timed(async () => {
    const store = diskStore(out);
    for (const part of parts) {
      await mergePart(store, part, record, () => true);
      await store.remove(`parts/${part}.jsonl`);
    }
    await manifest.close();
  });
  return (parts.length * pictures) / seconds;
}

/** As the one that fills the queue sees that chunks are done. */
async function takeAll(queue, ids) {
  for (let at = 0; at < ids.length; at += 100)
    for (let left = ids.slice(at, at + 100); left.length > 0;) {
      const states = await Promise.all(left.map((id) => queue.stateOf(id)));
      const done = left.filter((_, index) => states[index].state === 'done');
      await Promise.all(done.map((id) => queue.remove(id)));
      left = left.filter((id) => !done.includes(id));
      if (done.length === 0) await pause(5);
    }
}

async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function memoryOf(redis) {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))[1]);
}

function sizeOf(path) {
  return readdirSync(path, { recursive: true })
    .map((name) => statSync(join(path, name)))
    .reduce((sum, state) => sum + (state.isFile() ? state.size : 0), 0);
}

async function freePort() {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address();
  listening.close();
  await once(listening, 'close');
  return port;
}

function write(rows) {
  const page = `${root}docs/queue-scale.md`;
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.versions.node}`;
  const text = `${machine}; ${count} chunks of ${pictures} names; the server, the one that fills it and the workers share the cores.\n\n${markdownTable(['what', 'measured'], rows)}`;
  console.log(text);
  const [begin, end] = ['<!-- npm run bench -- queue -->', '<!-- end -->'];
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  if (rest === undefined) throw new Error(`docs/queue-scale.md has no ${begin}`);
  writeFileSync(page, `${before}${begin}\n\n${text}\n\n${rest.slice(rest.indexOf(end))}`);
  run(bin('prettier'), ['--write', '--log-level=warn', page]);
}
