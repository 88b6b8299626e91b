import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../run/install.mjs';

/** The share of the pictures after which the time begins: by then all workers have been at work for a while, as they are in most of a run of thousands. */
const warmUp = 0.5;

/**
 * Runs gradcam batch on the pictures in the folder `photos`; gives how many it explains in a second, once all its workers are at work, and how long the processor is busy with each.
 *
 * @param run What is run.
 * @returns Pictures a second, and milliseconds of the processor for a picture.
 */
export async function batchRate({ folder, network, count, workers, words }) {
  const [out, marks] = [join(folder, 'out'), join(folder, 'marks.json')];
  rmSync(out, { recursive: true, force: true });
  const given = ['batch', 'photos', '--out', out, '--model', network, '--workers', String(workers)];
  const loaded = ['--import', new URL('batch-marks.mjs', import.meta.url).href];
  const child = spawn(
    process.execPath,
    [...loaded, `${root}apps/cli/dist/bin.js`, ...given, ...words, '--quiet'],
    {
      cwd: folder,
      env: { ...process.env, MANIFEST: join(out, 'manifest.jsonl'), MARKS: marks },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`gradcam batch ended with ${code}`);
  const all = JSON.parse(readFileSync(marks, 'utf8'));
  const first = all.find(({ done }) => done >= warmUp * count);
  const last = all.find(({ done }) => done === count);
  if (last === undefined) throw new Error(`gradcam batch left out some of ${count} pictures`);
  const done = last.done - first.done;
  if (done === 0) throw new Error('too few pictures to tell a rate; give more by --pictures');
  return { rate: (1000 * done) / (last.at - first.at), user: (last.user - first.user) / done };
}
