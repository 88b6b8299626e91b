import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, type CommandResult } from '../running/run-command.js';
import { picture, writeInto, writeNetwork } from './make-pictures.js';
import { filesOf, linesOf, sortedManifest } from './read-run.js';

const count = 80;

let folder = '';
let network: readonly string[] = [];
let whole: CommandResult;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-e2e-'));
  network = await writeNetwork(folder);
  for (let index = 0; index < count; index += 1) {
    // Every twentieth is broken.
    const bytes = index % 20 === 7 ? 'words' : await picture(index % 3, 20 + (index % 200));
    await writeInto(folder, { [`photos/${index % 4}/${index}.png`]: bytes });
  }
  whole = await batch('whole');
  expect(whole.code, whole.notes).toBe(3);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const killAt = new URL('programs/kill-at.mjs', import.meta.url).href;
const at = (...names: string[]) => join(folder, ...names);

/** Runs the command; `KILL_AT` says when it ends. */
const batch = (out: string, environment: NodeJS.ProcessEnv = {}, ...words: string[]) =>
  runCommand(
    [
      ...['batch', 'photos', '--out', out, '--overlays', '--maps', 'float16'],
      // One of them draws noise.
      ...['--metrics', 'average-drop,infidelity', ...network, ...words],
    ],
    { folder, environment: { NODE_OPTIONS: `--import=${killAt}`, ...environment } },
  );

const manifestOf = (out: string) => {
  const path = at(out, 'manifest.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

const wholeLines = (text: string) => text.slice(0, text.lastIndexOf('\n') + 1);

function expectWhole(out: string): void {
  expect(sortedManifest(at(out))).toBe(sortedManifest(at('whole')));
  expect(filesOf(at(out))).toEqual(filesOf(at('whole')));
}

describe('gradcam batch, as it is built', () => {
  it('lists what is broken, and says how far it is on a terminal only', () => {
    const { code, output, notes } = whole;
    expect(code).toBe(3);
    expect(output).toMatch(/^Explained {8}76 of 80, 4 failed\nManifest/);
    expect(notes.match(/^gradcam: \d\/\d+\.png: 5 bytes is not a picture/gm)).toHaveLength(4);
    expect(notes).not.toMatch(/a second| left/);
  });

  it.each(['1', '3'])('writes the same with %s workers', async (workers) => {
    const out = `workers-${workers}`;
    expect((await batch(out, {}, '--workers', workers)).code).toBe(3);
    expectWhole(out);
  });

  it('ends where a worker fails, with its sentence, and nothing goes on', async () => {
    const words = ['--feature-layer', 'none', '--workers', '2'];
    const { code, notes } = await batch('wrong', {}, ...words);
    expect(code).toBe(1);
    expect(notes).toMatch(/^gradcam: .*none/m);
    expect(notes).not.toMatch(/^\s+at /m);
    expect(manifestOf('wrong')).toBe('');
  });

  it('goes on after kill -9 at any moment: nothing is repeated, and all is as of one run', async () => {
    const moments = [
      // The lock; the settings; those with what was settled; files, lines, and what lies between them.
      ...['write 1', 'renamed 1', 'write 2', 'rename 3', 'write 7', 'renamed 6'],
      ...['append 4', 'torn 3', 'appended 5', 'torn 1', 'write 40'],
    ];
    for (const [index, moment] of moments.entries()) {
      // As many threads as there are processors, and the main thread alone.
      const words = index % 2 === 0 ? [] : ['--workers', '1'];
      const before = wholeLines(manifestOf('killed'));
      const finished = linesOf(before).flatMap(({ overlay }) => overlay ?? []);
      const times = () => finished.map((name) => statSync(at('killed', name)).mtimeMs);
      const then = times();
      const { code } = await batch('killed', { KILL_AT: moment }, '--resume', ...words);
      expect(code, moment).toBeNull();
      expect(manifestOf('killed').startsWith(before), moment).toBe(true);
      expect(times(), moment).toEqual(then);
    }
    expect(wholeLines(manifestOf('killed')).split('\n').length).toBeLessThan(count);
    expect((await batch('killed', {}, '--resume')).code).toBe(3);
    expectWhole('killed');
  });

  it('stops where the disk is full, says so, and goes on when there is room', async ({ skip }) => {
    await mkdir(at('disk'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'none', at('disk')], {
        stdio: 'pipe',
      });
    } catch {
      skip('nothing can be mounted here');
    }
    try {
      const { code, notes } = await batch('disk/out');
      expect(code).toBe(1);
      expect(notes).toMatch(
        /^gradcam: the disk is full, .*; make room, and go on with --resume\.$/m,
      );
      expect(notes).not.toMatch(/^\s+at /m);
      expect(readFileSync(at('disk/out/manifest.jsonl'), 'utf8')).toMatch(/^(\{.*\}\n)+$/);
      execFileSync('mount', ['-o', 'remount,size=20m', at('disk')]);
      expect((await batch('disk/out', {}, '--resume', '--workers', '1')).code).toBe(3);
      expectWhole('disk/out');
    } finally {
      execFileSync('umount', [at('disk')]);
    }
  });

  it('goes on after an interrupt', async () => {
    const { code } = await batch('stopped', { KILL_AT: 'write 9', KILL_BY: 'SIGINT' });
    expect(code).toBe(130);
    expect((await batch('stopped', {}, '--resume', '--workers', '1')).code).toBe(3);
    expectWhole('stopped');
  });
});
