import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRequest } from '../../src/arguments/read-request.js';
import type { BatchArguments } from '../../src/arguments/request.js';
import { prepareRun } from '../../src/batch/prepare-run.js';
import { localExplainer } from '../../src/batch/work/local-explainer.js';
import type { Terminal } from '../../src/output/terminal.js';
import type { Attempt, TakenChunk } from '../../src/queue/engine/chunk-queue.js';
import { readChunk } from '../../src/queue/chunk/read-chunk.js';
import { sharedPlace } from '../../src/queue/produce/shared-place.js';
import { runQueue } from '../../src/queue/produce/run-queue.js';
import { runHere } from '../running/run-here.js';
import { picture, writeInto, writeNetwork } from '../batch/make-pictures.js';
import { linesOf } from '../batch/read-run.js';
import { memoryQueue, type MemoryQueue } from './memory-queue.js';

const count = 300;

let folder = '';
let network: readonly string[] = [];
let said: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-produce-'));
  network = await writeNetwork(folder);
  const red = await picture(0);
  const names = Array.from({ length: count }, (_, index) => `photos/${index}.png`);
  await writeInto(folder, Object.fromEntries(names.map((name) => [name, red])));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  said = [];
});

const at = (...names: string[]) => join(folder, ...names);

const words: Terminal = {
  ...{ print: () => undefined, progress: () => undefined, live: () => undefined, isLive: false },
  ...{ say: (text) => void said.push(text), fail: (text) => void said.push(text) },
};

function argumentsOf(out: string, ...more: string[]): BatchArguments {
  const request = readRequest(['batch', at('photos'), '--out', at(out), ...network, ...more]);
  if (request.command !== 'batch') throw new Error(request.command);
  return request.given;
}

/** Does a run by a queue in this process, into the folder `out`. */
async function produce(memory: MemoryQueue, out: string, ...more: string[]) {
  const run = await prepareRun(argumentsOf(out, ...more), at(out));
  const place = { input: '.', output: '.', size: 2, queue: { url: '', name: '' } };
  return runQueue(memory.engine, { ...run, ...place }, words);
}

/** Writes a line for each picture, as a worker does, into the part of a chunk. */
async function writeLines(out: string, { chunk: value }: TakenChunk): Promise<Attempt> {
  const { part, pictures = [] } = readChunk(value);
  const text = pictures.map(({ name }) => `{"picture":"${name}"}\n`).join('');
  await writeFile(at(out, 'parts', `${part}.jsonl`), text);
  const hash = createHash('sha256').update(text).digest('hex');
  return { result: { count: pictures.length, hash } };
}

const serve = (memory: MemoryQueue, work: (taken: TakenChunk) => Promise<Attempt>) =>
  memory.engine.serve(
    { url: '', name: '' },
    { title: '', atOnce: 1, takeover: 1, work },
    () => undefined,
  );

const pictures = (out: string) =>
  linesOf(readFileSync(at(out, 'manifest.jsonl'), 'utf8')).map(({ picture: name }) => name);

describe('a run that is spread by a queue', () => {
  it('has every picture once, and never more than a few chunks in the queue', async () => {
    const memory = memoryQueue();
    await serve(memory, (taken) => writeLines('out', taken));
    expect(await produce(memory, 'out')).toEqual({ count, failures: 0 });
    expect(new Set(pictures('out')).size).toBe(count);
    expect(pictures('out')).toHaveLength(count);
    // Of 150 chunks.
    expect(memory.most()).toBeLessThanOrEqual(64);
    expect(existsSync(at('out', 'parts'))).toBe(false);
  });

  it('puts chunks there again that the server lost', async () => {
    const memory = memoryQueue();
    let left = 3;
    await serve(memory, async (taken) => {
      left -= 1;
      if (left === 0) memory.lose();
      return writeLines('lost', taken);
    });
    await produce(memory, 'lost');
    expect(new Set(pictures('lost')).size).toBe(count);
    expect(pictures('lost')).toHaveLength(count);
  });

  it('lists chunks that nobody could do, and does them when it goes on', async () => {
    const memory = memoryQueue();
    const isBad = ({ chunk }: TakenChunk) => JSON.stringify(chunk).includes('"77.png"');
    const worker = await serve(memory, (taken) =>
      isBad(taken) ? Promise.reject(new Error('no room')) : writeLines('dead', taken),
    );
    await expect(produce(memory, 'dead')).rejects.toThrow(/1 chunk could not be explained/);
    expect(said.join('\n')).toMatch(/nobody could explain .*77\.png.*, after 2 attempts: no room/);
    expect(pictures('dead')).toHaveLength(count - 2);
    await worker.close();
    await serve(memory, (taken) => writeLines('dead', taken));
    expect(await produce(memory, 'dead', '--resume')).toEqual({ count, failures: 0 });
    expect(new Set(pictures('dead')).size).toBe(count);
    expect(existsSync(at('dead', 'dead-letters.jsonl'))).toBe(false);
  });

  it('takes lines of the pictures of a chunk and no others, and says which are missing', async () => {
    const memory = memoryQueue();
    await serve(memory, async (taken) => {
      const made = await writeLines('foreign', taken);
      if (!JSON.stringify(taken.chunk).includes('"77.png"')) return made;
      const { part } = readChunk(taken.chunk);
      const text = '{"picture":"other.png"}\nwords\n{"picture":"77.png"}\n{"picture":"77.png"}\n';
      await writeFile(at('foreign', 'parts', `${part}.jsonl`), text);
      return { result: { hash: createHash('sha256').update(text).digest('hex') } };
    });
    await expect(produce(memory, 'foreign')).rejects.toThrow(/1 chunk could not/);
    expect(said.join('\n')).toMatch(/its part lacks 1 of its pictures/);
    expect(pictures('foreign')).toHaveLength(count - 1);
    expect(new Set(pictures('foreign')).size).toBe(count - 1);
    expect(pictures('foreign')).not.toContain('other.png');
  });

  it('goes on where it was killed when a part was taken, and the queue had its chunk still', async () => {
    const memory = memoryQueue();
    await serve(memory, (taken) => writeLines('taken', taken));
    const { remove } = memory.queue;
    let left = 5;
    memory.queue.remove = (id) => {
      left -= 1;
      return left > 0 ? remove(id) : Promise.reject(new Error('killed'));
    };
    await expect(produce(memory, 'taken')).rejects.toThrow('killed');
    memory.queue.remove = remove;
    // Else it would wait for the part for a minute and a half, and then call it lost.
    expect(await produce(memory, 'taken', '--resume')).toEqual({ count, failures: 0 });
    expect(new Set(pictures('taken')).size).toBe(count);
    expect(pictures('taken')).toHaveLength(count);
  }, 60_000);

  it('goes on without the queue, by what was done', async () => {
    const memory = memoryQueue();
    await serve(memory, (taken) => writeLines('both', taken));
    await produce(memory, 'both');
    const lines = (await readFile(at('both', 'manifest.jsonl'), 'utf8')).split('\n');
    await writeFile(at('both', 'manifest.jsonl'), `${lines.slice(0, count - 5).join('\n')}\n`);
    const rest = ['--out', at('both'), ...network, '--workers', '1', '--resume'];
    expect((await runHere('batch', at('photos'), ...rest)).code).toBe(0);
    expect(new Set(pictures('both')).size).toBe(count);
  });

  it('leaves alone what is foreign in the queue', async () => {
    const memory = memoryQueue();
    await mkdir(at('hostile', 'parts'), { recursive: true });
    const run = '0f8fad5b-d9cb-469f-a165-70867728950e';
    await writeFile(at('hostile', 'parts', 'queue.json'), JSON.stringify({ run, starts: 1 }));
    memory.put(`${run}-1-000000`, { gradcam: 1, out: '/etc', __proto__: { part: 'x' } });
    memory.put(`${run}-words`, 'words');
    memory.put('another-run', {});
    await serve(memory, (taken) => writeLines('hostile', taken).catch(() => ({ hopeless: 'no' })));
    expect(await produce(memory, 'hostile')).toEqual({ count, failures: 0 });
    expect((await memory.queue.list('')).map(({ id }) => id)).toEqual(['another-run']);
  });
});

describe('an explainer of a worker', () => {
  it('refuses pictures of a run with another network', async () => {
    const settled = {
      made: { network: 'other' },
      preprocessing: undefined,
      trunk: 'onnx',
    } as const;
    const setup = { given: argumentsOf('refused'), out: at('refused'), settled, isShared: true };
    const { explain, close } = localExplainer(setup, words);
    const entry = { name: '0.png', from: { kind: 'file', root: at('photos') } } as const;
    await expect(explain(entry)).rejects.toThrow(
      /a worker has to have what the run began with, got another network, .*, expected other; start it with the same --model/,
    );
    await close();
    expect(existsSync(at('refused'))).toBe(false);
  });
});

describe('sharedPlace', () => {
  it('names a folder as workers find it', async () => {
    await mkdir(at('shared', 'in'), { recursive: true });
    expect(sharedPlace(undefined, at('anywhere'))).toBe('.');
    expect(sharedPlace(at('shared'), at('shared'))).toBe('.');
    expect(sharedPlace(at('shared'), at('shared', 'in'))).toBe('in');
    expect(sharedPlace(at('shared'), at('shared', 'runs', 'new'))).toBe('runs/new');
    expect(() => sharedPlace(at('shared'), at('photos'))).toThrow(/--shared is a folder that/);
    expect(() => sharedPlace(at('none'), at('photos'))).toThrow(/there is no folder/);
  });

  it('names a part of a bucket as workers find it', () => {
    expect(sharedPlace('s3://photos', 's3://photos/runs/july/')).toBe('runs/july');
    expect(sharedPlace('s3://photos/a', 's3://photos/a/')).toBe('.');
    expect(() => sharedPlace('s3://photos/a', 's3://photos/ab/')).toThrow(
      /--shared is a folder, or/,
    );
    expect(() => sharedPlace('s3://photos', at('photos'))).toThrow(/are both in, got "s3:/);
    expect(() => sharedPlace(at('shared'), 's3://photos/')).toThrow(/are both in, got/);
  });
});

describe('gradcam batch and gradcam worker, of a queue', () => {
  const folders = () => ['--root', at('photos'), '--out', at('photos')];
  it.each([
    [['batch', 'IN', '--chunk', '8'], /--chunk is of a run on several machines; add --queue/],
    [['batch', 'IN', '--queue', 'http://:secret@host'], /--queue .* got http:\/\/host/],
    [['batch', 'IN', '--queue', 'redis://h', '--workers', '2'], /--workers is of each/],
    [['batch', 'IN', '--queue', 'redis://h', '--chunk', '0'], /whole number from 1/],
    [['worker'], /takes chunks from a queue; name one with --queue/],
    [['worker', '--queue', 'redis://h'], /name the one of the inputs with --root/],
    [['worker', '--queue', 'redis://h', '--root', '.'], /name the one of the runs with --out/],
    [['worker', '--queue', 'redis://h', '--root', './none'], /there is no folder ".\/none"/],
    [
      [
        'worker',
        '--queue',
        'redis://h',
        '--root',
        's3://photos',
        '--out',
        's3://maps',
        '--offline',
      ],
      /--offline takes what is on this machine, got "s3:\/\/photos\/"/,
    ],
    [
      ['worker', 'FOLDERS', '--queue', 'redis://h', '--endpoint', 'http://a'],
      /--endpoint is of a bucket/,
    ],
    [['worker', 'FOLDERS', '--queue', 'redis://h', '--takeover', '0'], /from 1 to 86400/],
    [['worker', 'FOLDERS', '--queue', 'redis://h', '--queue-name', 'a:b'], /letters, digits/],
    [['worker', 'FOLDERS', '--queue', 'redis://h', '--model', 'none'], /"none" is unknown/],
  ])('%j is refused', async (given, message) => {
    const spelled = given.flatMap((word) =>
      word === 'IN' ? [at('photos'), '--out', at('no')] : word === 'FOLDERS' ? folders() : [word],
    );
    await expect(runHere(...spelled)).rejects.toThrow(message);
    await expect(runHere(...spelled)).rejects.not.toThrow(/secret/);
  });
});
