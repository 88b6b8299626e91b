import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Header } from 'tar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linesOf as linesOfFile } from '../../src/files/lines-of.js';
import { runCommand } from '../running/run-command.js';
import { picture, writeNetwork } from './make-pictures.js';

const shards = 4;
const perShard = 25_000;
const count = shards * perShard;

let folder = '';
let network: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-memory-'));
  network = await writeNetwork(folder);
  const pictures = await Promise.all([0, 1, 2].map((color) => picture(color)));
  for (let shard = 0; shard < shards; shard += 1)
    await pipeline(
      Readable.from(blocksOf(shard, pictures)),
      createWriteStream(join(folder, `shard-00${shard}.tar`)),
    );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function* blocksOf(shard: number, pictures: readonly Buffer[]): Generator<Buffer> {
  for (let index = 0; index < perShard; index += 1) {
    const name = String(shard * perShard + index).padStart(6, '0');
    yield memberOf(`${name}.png`, pictures[index % 3] ?? Buffer.alloc(0));
    // The others are explained for what is predicted.
    if (index % 2 === 0) yield memberOf(`${name}.cls`, Buffer.from(String(index % 3)));
  }
  yield Buffer.alloc(1024);
}

function memberOf(path: string, body: Buffer): Buffer {
  const block = Buffer.alloc(512 + 512 * Math.ceil(body.length / 512));
  new Header({ path, type: 'File', mode: 0o644, size: body.length }).encode(block, 0);
  body.copy(block, 512);
  return block;
}

interface Sample {
  readonly size: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly arrayBuffers: number;
}

/** The middle of the samples of a part of the run, in MiB. */
function medianOf(...part: Parameters<typeof ordered>): number {
  const values = ordered(...part);
  return values[values.length >> 1] ?? Number.NaN;
}

/** The smallest of them. */
function leastOf(...part: Parameters<typeof ordered>): number {
  return ordered(...part)[0] ?? Number.NaN;
}

function ordered(samples: readonly Sample[], kind: keyof Sample, from: number, to: number) {
  const end = samples.at(-1)?.size ?? 0;
  const part = samples.filter(({ size }) => size >= from * end && size < to * end);
  return part.map((sample) => sample[kind] / 2 ** 20).sort((one, other) => one - other);
}

it('takes no more memory for the second half of 100,000 pictures than for the first', async () => {
  const manifest = join(folder, 'out', 'manifest.jsonl');
  const program = new URL('programs/sample-memory.mjs', import.meta.url).href;
  const { code, notes } = await runCommand(
    ['batch', 'shard-{000..003}.tar', '--out', 'out', ...network, '--workers', '2'],
    {
      folder,
      environment: {
        NODE_OPTIONS: `--import=${program}`,
        SAMPLES: join(folder, 'samples.jsonl'),
        MANIFEST: manifest,
      },
    },
  );
  expect(notes).not.toMatch(/gradcam:/);
  expect(code).toBe(0);
  const names = new Set<string>();
  for await (const { text = '' } of linesOfFile(createReadStream(manifest)))
    names.add(text.slice(0, 40));
  expect(names.size).toBe(count);
  const text = readFileSync(join(folder, 'samples.jsonl'), 'utf8');
  // Border to JSON: the program writes these.
  const samples = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample);
  const growth = [
    ...(['rss', 'arrayBuffers'] as const).map(
      (kind) => [kind, medianOf(samples, kind, 0.3, 0.5), medianOf(samples, kind, 0.8, 1)] as const,
    ),
    // Up to 64 MiB of garbage gather before it is collected: what is kept is what is left behind that.
    ['heapUsed', leastOf(samples, 'heapUsed', 0.3, 0.5), leastOf(samples, 'heapUsed', 0.8, 1)],
  ] as const;
  const said = growth.map(
    ([kind, before, after]) => `${kind} ${before.toFixed(1)} to ${after.toFixed(1)} MiB`,
  );
  console.log(`${samples.length} samples, ${said.join(', ')}`);
  // The keys of 50,000 entries are 3.2 MiB, in a table that doubles: the rest is what the garbage collector leaves for a while.
  for (const [kind, before, after] of growth)
    expect(after - before, kind).toBeLessThan(kind === 'heapUsed' ? 12 : 24);
});
