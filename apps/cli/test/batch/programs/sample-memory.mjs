// Loaded into the command: appends the memory of its process, and the size of the manifest MANIFEST, to the file SAMPLES, twice a second.
import { appendFileSync, statSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { isMainThread } from 'node:worker_threads';

const { SAMPLES = '', MANIFEST = '' } = process.env;

function sample() {
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  const { size = 0 } = statSync(MANIFEST, { throwIfNoEntry: false }) ?? {};
  appendFileSync(SAMPLES, `${JSON.stringify({ size, rss, heapUsed, arrayBuffers })}\n`);
}

if (isMainThread) setInterval(sample, 500).unref();
