import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/batch/record/lock/lock-folder.js';
import { processStamp, stateOf } from '../../src/batch/record/lock/process-stamp.js';
import { openManifest } from '../../src/batch/record/manifest.js';
import { outFolder } from '../../src/batch/record/out-folder.js';
import { readManifest } from '../../src/batch/record/read-manifest.js';
import { runHere } from '../running/run-here.js';
import { picture, writeInto, writeNetwork } from './make-pictures.js';
import { linesOf, sortedManifest } from './read-run.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const locksIn = (name: string) =>
  readdirSync(at(name)).filter((each) => each.startsWith('.lock') || each === '.unfinished');

/** Makes the folder of a run with a lock in it. */
async function withLock(name: string, number: number, record: object | string): Promise<string> {
  const content = typeof record === 'string' ? record : JSON.stringify(record);
  await writeInto(folder, { [`${name}/.lock-${number}/run.json`]: content });
  return at(name);
}

const said = { since: '2026-01-02T03:04:05.000Z', input: 'photos' };
const own = () => ({ ...processStamp(), ...said });

describe('lockFolder', () => {
  it('lets one in of many that come at once, also where a killed run left its lock', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    for (let round = 0; round < 10; round += 1) {
      const out = await withLock(`many-${round}`, 7, { ...own(), pid });
      const came = Array.from({ length: 6 }, () => lockFolder(out, 'photos'));
      const settled = await Promise.allSettled(came);
      const unlocks = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(unlocks).toHaveLength(1);
      expect(locksIn(`many-${round}`)).toContain('.lock-8');
      unlocks[0]?.();
      expect(locksIn(`many-${round}`)).not.toContain('.lock-8');
    }
  });

  it.each([
    ['of a process that is no more', () => ({ pid: 2 ** 22 + 1 })],
    ['of an earlier process with the same number', () => ({ start: '1' })],
  ])('takes over a lock %s', async (_, change) => {
    const name = `gone-${Object.keys(change()).join()}`;
    const out = await withLock(name, 3, { ...own(), ...change() });
    const unlock = await lockFolder(out, 'photos');
    expect(locksIn(name)).toContain('.lock-4');
    expect(locksIn(name)).not.toContain('.lock-3');
    unlock();
  });

  it('takes over a lock that was being taken away', async () => {
    await mkdir(at('empty/.lock-1'), { recursive: true });
    const unlock = await lockFolder(at('empty'), 'photos');
    expect(existsSync(at('empty/.lock-1'))).toBe(false);
    unlock();
  });

  it('names the run that has the folder', async () => {
    const out = await withLock('runs', 1, own());
    await expect(lockFolder(out, 'photos')).rejects.toThrow(
      `another run writes into "${out}": process ${process.pid} on ${own().host}, which explains "photos" since 2026-01-02T03:04:05.000Z; wait for it or stop it, and go on with --resume, or name another folder with --out.`,
    );
    expect(locksIn('runs')).toEqual(['.lock-1']);
  });

  it.each([
    ['of another machine', { host: 'elsewhere' }],
    ['of another container', { machine: 'pid:[1]' }],
  ])('says what to do about a lock %s', async (_, change) => {
    const name = `other-${Object.keys(change).join()}`;
    const out = await withLock(name, 1, { ...own(), ...change });
    await expect(lockFolder(out, 'photos')).rejects.toThrow(
      /this machine cannot see whether it still runs; if it does not, delete ".*\.lock-1", and go on with --resume/,
    );
    await rm(at(name, '.lock-1'), { recursive: true });
    (await lockFolder(out, 'photos'))();
  });

  it.each([['{"pid":'], ['{"pid":1,"__proto__":{"host":"a"}}'], ['[]']])(
    'does not take over what it cannot read: %s',
    async (content) => {
      const out = await withLock('unread', 1, content);
      await expect(lockFolder(out, 'photos')).rejects.toThrow(
        /is the lock of a run, got nothing that says of which; .*delete it/,
      );
    },
  );

  it('does not call a process running of which only the status is left', async ({ skip }) => {
    if (!existsSync('/proc/self/stat')) skip('no /proc here');
    // The second command takes the place of the shell, and never asks for its child, which ends with its input.
    const parent = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 60']);
    try {
      // Border to Node: without an encoding chunks are buffers.
      const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
      const child = { ...processStamp(), pid: Number(chunk), start: '' };
      const command = () => readFileSync(`/proc/${parent.pid}/comm`, 'utf8');
      await expect.poll(command, { timeout: 60_000 }).toBe('sleep\n');
      expect(stateOf(child)).toBe('runs');
      parent.stdin.end();
      await expect.poll(() => stateOf(child), { timeout: 60_000 }).toBe('gone');
      expect(existsSync(`/proc/${child.pid}/stat`)).toBe(true);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});

describe('gradcam batch', () => {
  it('does not write into the folder of a run that is under way', async () => {
    const network = await writeNetwork(folder);
    await writeInto(folder, { 'photos/red.png': await picture(0) });
    const words = ['--out', at('out'), ...network, '--workers', '1', '--resume'];
    const runs = [0, 1].map(() => runHere('batch', at('photos'), ...words));
    const [first, second] = await Promise.allSettled(runs);
    expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = [first, second].find((each) => each?.status === 'rejected');
    expect(String(refused?.reason)).toMatch(/another run writes into ".*out": process \d+ on /);
    expect(linesOf(sortedManifest(at('out')))).toHaveLength(1);
    expect(locksIn('out')).toEqual([]);
  });
});

describe('a full disk', () => {
  it('leaves the manifest, and says so', async ({ skip }) => {
    if (!existsSync('/dev/full')) skip('no /dev/full here');
    await mkdir(at('full'));
    await symlink('/dev/full', at('full/manifest.jsonl'));
    const manifest = await openManifest(at('full'), 0);
    await expect(manifest.append('{}')).rejects.toThrow(
      /^the disk is full, got no room for ".*manifest\.jsonl"; make room, and go on with --resume\.$/,
    );
    await manifest.close().catch(() => undefined);
  });

  it('stops a run at its lock and at each file, of which nothing is left', async ({ skip }) => {
    await mkdir(at('small'));
    try {
      const words = ['-t', 'tmpfs', '-o', 'size=16k', 'none', at('small')];
      execFileSync('mount', words, { stdio: 'pipe' });
    } catch {
      skip('nothing can be mounted here');
    }
    try {
      await writeFile(at('small/filler'), Buffer.alloc(16_384)).catch(() => undefined);
      await expect(lockFolder(at('small'), 'photos')).rejects.toThrow(/the disk is full/);
      await expect(outFolder(at('small')).write('a/b.npy', 'content')).rejects.toThrow(
        /the disk is full, got no room for ".*b\.npy"/,
      );
      expect(readdirSync(at('small'), { recursive: true }).sort()).toEqual([
        ...['.unfinished', 'a', 'filler'],
      ]);
      await rm(at('small/filler'));
      const unlock = await lockFolder(at('small'), 'photos');
      await outFolder(at('small')).write('a/b.npy', 'content');
      unlock();
    } finally {
      execFileSync('umount', [at('small')]);
    }
  });
});

describe('a loss of power', () => {
  it('leaves zeros where lines were not on the disk yet: they and what follows are done again', async () => {
    const line = (name: string) => `{"picture":"${name}"}\n`;
    const zeros = '\0'.repeat(20);
    await writeInto(folder, {
      'lost/manifest.jsonl': `${line('a')}${zeros}\n${line('b')}`,
      'tail/manifest.jsonl': `${line('a')}${zeros}`,
    });
    for (const name of ['lost', 'tail']) {
      const { count, length } = await readManifest(at(name));
      expect([count, length]).toEqual([1, line('a').length]);
    }
  });
});
