// Loaded into gradcam batch by batch-rate.mjs: notes every 10 ms how many lines the file MANIFEST has, when that was, and how long the processor was busy until then, and writes all of it to the file MARKS at the end. In
// the same process, for a parent that gets no turn for a while would see all lines at once, and measure no time at all.
import { closeSync, existsSync, openSync, readSync, writeFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { isMainThread } from 'node:worker_threads';

const { MANIFEST = '', MARKS = '' } = process.env;

if (isMainThread) {
  const lines = lineCounter(MANIFEST);
  const marks = [];
  const mark = () => {
    marks.push({ at: performance.now(), done: lines(), user: process.cpuUsage().user / 1000 });
  };
  setInterval(mark, 10).unref();
  process.on('exit', () => {
    mark();
    writeFileSync(MARKS, JSON.stringify(marks));
  });
}

/** Counts the lines of a file that grows. */
function lineCounter(path) {
  const chunk = Buffer.alloc(1 << 16);
  let [position, lines] = [0, 0];
  return () => {
    if (!existsSync(path)) return 0;
    const file = openSync(path, 'r');
    for (let read = 1; read > 0; position += read) {
      read = readSync(file, chunk, 0, chunk.length, position);
      for (let at = 0; at < read; at += 1) if (chunk[at] === 10) lines += 1;
    }
    closeSync(file);
    return lines;
  };
}
