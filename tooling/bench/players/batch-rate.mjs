import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../run/install.mjs';

/** The share of the pictures after which the time begins: by then all workers are at work. */
const warmUp = 0.2;

/**
 * Runs gradcam batch on the pictures in the folder `photos`; gives how many it explains in a second, once all its workers are at work.
 *
 * @param run What is run.
 * @returns Pictures a second.
 */
export async function batchRate({ folder, network, count, workers, words }) {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const given = ['batch', 'photos', '--out', out, '--model', network, '--workers', String(workers)];
  const child = spawn(
    process.execPath,
    [`${root}apps/cli/dist/bin.js`, ...given, ...words, '--quiet'],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  let isOver = false;
  void ended.then(() => (isOver = true));
  const lines = lineCounter(join(out, 'manifest.jsonl'));
  let [first, last] = [undefined, undefined];
  while (!isOver) {
    const mark = { at: performance.now(), done: lines() };
    if (first === undefined && mark.done >= warmUp * count) first = mark;
    if (last === undefined && mark.done === count) last = mark;
    await setTimeout(5);
  }
  const [code] = await ended;
  if (code !== 0 || last === undefined) throw new Error(`gradcam batch ended with ${code}`);
  if (first === last) throw new Error('too few pictures to tell a rate; give more by --pictures');
  return (1000 * (last.done - first.done)) / (last.at - first.at);
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
