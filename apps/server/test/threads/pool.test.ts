import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { picture2x2 } from '../../../../packages/gradcam/test/made.js';
import type { Job } from '../../src/explain/job.js';
import { createPool, type Pool } from '../../src/threads/pool.js';

const program = new URL('programs/thread.mjs', import.meta.url);
const job = (label: string): Job => ({
  ...{ model: label, label, picture: picture2x2, wanted: 'explanation', side: 16 },
});
const long = 60_000;
const answered = { wanted: 'explanation', facts: { model: 'answer' } };

let pools: Pool[] = [];
afterEach(() => {
  for (const { close } of pools) close();
  pools = [];
});

function pool(startWorker = () => new Worker(program), size = 1) {
  const replaced: string[] = [];
  const made = createPool({ size, startWorker, onReplaced: (reason) => replaced.push(reason) });
  pools.push(made);
  return { ...made, replaced };
}

describe('the threads', () => {
  it('explain, and hand over what they refuse', async () => {
    const { start, explain, isReady, replaced } = pool();
    expect(isReady()).toBe(false);
    expect(await start()).toEqual([{ name: 'a' }]);
    expect(isReady()).toBe(true);
    const all = [explain(job('answer'), long), explain(job('answer'), long)];
    expect(await Promise.all(all)).toEqual([answered, answered]);
    await expect(explain(job('refuse'), long)).rejects.toMatchObject({
      code: 'UNKNOWN_CLASS_NAME',
      sentence: 'no such class',
    });
    expect(replaced).toEqual([]);
  });

  it('are replaced where a picture takes too long, and go on with the next', async () => {
    const { start, explain, replaced } = pool();
    await start();
    const hanging = explain(job('hang'), 100);
    const next = explain(job('answer'), long);
    await expect(hanging).rejects.toMatchObject({ status: 504, code: 'TIME_LIMIT' });
    expect(await next).toEqual(answered);
    expect(replaced).toEqual(['it ended']);
  });

  it('are replaced where one dies', async () => {
    const { start, explain, replaced } = pool();
    await start();
    await expect(explain(job('die'), long)).rejects.toMatchObject({ code: 'THREAD_ENDED' });
    expect(await explain(job('answer'), long)).toEqual(answered);
    expect(replaced).toEqual(['it ended']);
  });

  it('say why they do not start', async () => {
    const { start } = pool(() => new Worker(program, { workerData: { fails: true } }));
    await expect(start()).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', sentence: 'no model' });
  });

  it('send away who waits where none can be replaced, and are tried again', async () => {
    let fails = false;
    const { start, explain, isReady } = pool(() => new Worker(program, { workerData: { fails } }));
    await start();
    fails = true;
    await expect(explain(job('die'), long)).rejects.toMatchObject({ code: 'THREAD_ENDED' });
    await expect(explain(job('answer'), long)).rejects.toMatchObject({ status: 503 });
    expect(isReady()).toBe(false);
    fails = false;
    await vi.waitFor(() => {
      expect(isReady()).toBe(true);
    }, 20_000);
    expect(await explain(job('answer'), long)).toEqual(answered);
  });
});
