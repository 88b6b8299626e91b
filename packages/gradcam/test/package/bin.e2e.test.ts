import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
// pnpm's programs tell Node where the whole workspace is, and with it the command.
const env = { ...process.env, NODE_PATH: '' };
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-bin-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (words: readonly string[]) =>
  new Promise<{ failed: boolean; output: string; notes: string }>((resolve) => {
    execFile(process.execPath, [bin, ...words], { cwd: folder, env }, (error, output, notes) => {
      resolve({ failed: error !== null, output, notes });
    });
  });

describe('gradcam, the command', () => {
  it('says which package to install where it is missing', async () => {
    expect(await run(['photo.jpg'])).toEqual({
      failed: true,
      output: '',
      notes: expect.stringMatching(/^gradcam: the command is not installed here, .*\n$/) as string,
    });
  });

  it('runs the package of the folder in which it is called, with the same arguments', async () => {
    const place = join(folder, 'node_modules/@gradcam/cli/dist');
    await mkdir(place, { recursive: true });
    await writeFile(
      join(place, 'bin.js'),
      'process.stdout.write(process.argv.slice(2).join()); process.exitCode = 0;',
    );
    expect(await run(['photo.jpg', '--json'])).toEqual({
      failed: false,
      output: 'photo.jpg,--json',
      notes: '',
    });
  });
});
