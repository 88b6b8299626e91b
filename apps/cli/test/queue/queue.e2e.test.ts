import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { picture, writeInto, writeNetwork } from '../batch/make-pictures.js';
import { filesOf, linesOf, sortedManifest } from '../batch/read-run.js';
import { runCommand } from '../running/run-command.js';
import { redisServer, type RedisServer } from './redis-server.js';
import { startCommand, type StartedCommand } from './start-command.js';

const count = 200;

let folder = '';
let network: readonly string[] = [];
let redis: RedisServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-queue-e2e-'));
  network = await writeNetwork(folder);
  for (let index = 0; index < count; index += 1) {
    // Every fiftieth is broken.
    const bytes = index % 50 === 7 ? 'words' : await picture(index % 3, 20 + index);
    await writeInto(folder, { [`photos/${index % 4}/${index}.png`]: bytes });
  }
  redis = await redisServer(join(folder, 'redis'));
  const { code, notes } = await runCommand(batch('local'), { folder });
  expect(code, notes).toBe(3);
});
const started: StartedCommand[] = [];
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await redis.kill();
  await rm(folder, { recursive: true, force: true });
});

const at = (...names: string[]) => join(folder, ...names);
const killAt = new URL('../batch/programs/kill-at.mjs', import.meta.url).href;

/** The words of a run into a folder. */
const batch = (out: string, ...words: string[]) => [
  ...['batch', 'photos', '--out', out, '--overlays', '--maps', 'float16', ...network, ...words],
];

function start(words: readonly string[], environment: NodeJS.ProcessEnv = {}): StartedCommand {
  const command = startCommand(words, folder, environment);
  started.push(command);
  return command;
}

const fill = (out: string, ...words: string[]) =>
  start(batch(out, '--queue', redis.url, '--chunk', '8', ...words));

/** Takes over what is another's after two seconds to four. */
function worker(
  out: string,
  { root = 'photos', moment, signal }: { root?: string; moment?: string; signal?: string } = {},
): StartedCommand {
  const ending = { NODE_OPTIONS: `--import=${killAt}`, KILL_AT: moment, KILL_BY: signal };
  return start(
    [
      ...['worker', '--queue', redis.url, '--root', root, '--out', out, '--takeover', '2'],
      ...['--workers', '1', '--model', 'colors.onnx', '--labels', 'labels.txt'],
    ],
    moment === undefined ? {} : ending,
  );
}

/** Waits until a process has stopped. */
async function stopped({ child, text }: StartedCommand): Promise<void> {
  for (;;) {
    const { stdout } = spawnSync('ps', ['-o', 'state=', '-p', String(child.pid)]);
    if (stdout.toString().startsWith('T')) return;
    if (child.exitCode !== null) throw new Error(text());
    await pause(50);
  }
}

async function endGently(...commands: StartedCommand[]): Promise<void> {
  for (const { child } of commands) child.kill('SIGTERM');
  for (const each of commands) expect(await each.ended(), each.text()).toBe(0);
}

/** The manifest and the files of a run on a queue are those of the one without. */
function expectAsLocal(out: string): void {
  expect(sortedManifest(at(out))).toBe(sortedManifest(at('local')));
  expect(filesOf(at(out))).toEqual(filesOf(at('local')));
}

describe('gradcam batch --queue, by workers', () => {
  it('comes to the same as here, though one is killed, one is frozen, and the server is killed', async () => {
    const run = fill('faults');
    await run.said(/as nothing says otherwise/);
    // Each writes two files for a picture: so one ends in its first chunk, the other in a later one.
    const frozen = worker('faults', { moment: 'rename 7', signal: 'SIGSTOP' });
    const killed = worker('faults', { moment: 'write 21', signal: 'SIGKILL' });
    await stopped(frozen);
    expect(await killed.ended(), killed.text()).toBe('SIGKILL');
    // It stands still until the server is gone, so that nobody is done before.
    const steady = worker('faults', { moment: 'rename 40', signal: 'SIGSTOP' });
    await stopped(steady);
    await redis.kill();
    steady.child.kill('SIGCONT');
    await run.said(/cannot be reached; waiting for it/);
    await redis.start();
    expect(await run.ended(), run.text()).toBe(3);
    expect(run.text()).toMatch(/is there again/);
    expect(run.text()).toMatch(/^Explained {8}196 of 200, 4 failed$/m);
    expectAsLocal('faults');
    frozen.child.kill('SIGCONT');
    // What it was about to rename may be gone with the other halves.
    await frozen.said(/A chunk failed: .*(another worker took the chunk over|cannot be written)/);
    await endGently(frozen, steady);
    expectAsLocal('faults');
  });

  it('lists what no worker could do, and does it when there is one that can', async () => {
    // That is not the folder of the run.
    const other = worker('local');
    const run = fill('dead', '--chunk', '300');
    expect(await run.ended(), run.text()).toBe(1);
    expect(run.text()).toMatch(
      /nobody could explain .+\.png to .+\.png, after 5 attempts: ".+local" is not the folder of the run/,
    );
    expect(run.text()).toMatch(
      /1 chunk could not be explained by any worker; ".+\.jsonl" says why/,
    );
    const [letter] = linesOf(readFileSync(at('dead', 'dead-letters.jsonl'), 'utf8'));
    expect(letter).toMatchObject({ part: '1-000000', attempts: 5 });
    await endGently(other);
    const standing = worker('.', { root: '.' });
    const rest = fill('dead', '--shared', '.', '--resume');
    expect(await rest.ended(), rest.text()).toBe(3);
    expectAsLocal('dead');
    await endGently(standing);
  });

  it('goes on where the one that fills the queue was killed', async () => {
    const standing = worker('.', { root: '.' });
    const words = batch('filled', '--queue', redis.url, '--chunk', '8', '--shared', '.');
    const killed = start(words, { NODE_OPTIONS: `--import=${killAt}`, KILL_AT: 'torn 9' });
    expect(await killed.ended(), killed.text()).toBe('SIGKILL');
    const rest = start([...words, '--resume']);
    expect(await rest.ended(), rest.text()).toBe(3);
    expectAsLocal('filled');
    await endGently(standing);
    // Nothing is left in the queue but what it knows of itself.
    expect(await redis.ask((client) => client.keys('gradcam:gradcam:*-*-*'))).toEqual([]);
  });

  it('says soon that nobody answers', async () => {
    const { code, notes } = await runCommand(
      batch('nobody', '--queue', 'redis://:secret@127.0.0.1:9'),
      { folder },
    );
    expect(code).toBe(1);
    expect(notes).toBe(
      'gradcam: there is no Redis or Valkey at redis://127.0.0.1:9, got "connect ECONNREFUSED 127.0.0.1:9"; start it, or correct --queue.\n',
    );
    expect(existsSync(at('nobody'))).toBe(false);
  });
});
