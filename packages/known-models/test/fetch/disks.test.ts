import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeFolders } from '../../src/cache/make-folders.js';
import { fetchModel } from '../../src/index.js';
import { modelEntries, modelOf, noise, tarball } from './make-package.js';
import { startRegistry, whole } from './start-registry.js';

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

let folder = '';
beforeAll(() => {
  vi.stubEnv('npm_config_cafile', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-disks-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const small = tarball(modelEntries);

/** Fetches as a user who is not root: nothing stops that one. */
async function fetched(bytes: Uint8Array, cacheFolder: string): Promise<string> {
  const registry = await startRegistry(whole(bytes));
  try {
    if (isRoot) process.seteuid?.(nobody);
    return await fetchModel(modelOf(bytes), { cacheFolder, registry: registry.address });
  } finally {
    if (isRoot) process.seteuid?.(0);
    await registry.close();
  }
}

async function refuses(reason: RegExp, bytes: Uint8Array, cacheFolder: string): Promise<void> {
  await expect(fetched(bytes, cacheFolder)).rejects.toMatchObject({
    name: 'GradCamError',
    code: 'FILE_NOT_WRITTEN',
    message: expect.stringMatching(
      new RegExp(
        `^fetchModel: the model cannot be kept in "${cacheFolder}", ${reason.source}; make room there, or set GRADCAM_CACHE`,
      ),
    ) as string,
  });
}

describe('a cache that this user may not write', () => {
  it.skipIf(process.platform === 'win32')('is told, and serves what is in it', async () => {
    const cacheFolder = join(folder, 'cache');
    await mkdir(cacheFolder);
    await chmod(folder, 0o755);
    await chmod(cacheFolder, 0o777);
    const model = await fetched(small, cacheFolder);
    await chmod(cacheFolder, 0o555);
    expect(await fetched(small, cacheFolder)).toBe(model);

    const other = tarball([...modelEntries, { path: 'package/README.md' }]);
    const denied = /this user may not write there \(EACCES\)/;
    await refuses(denied, other, cacheFolder);
    await refuses(denied, other, join(cacheFolder, 'inside'));
  });

  it.skipIf(!existsSync('/proc/self'))('is told where no folder can be made', async () => {
    await refuses(/no folder can be made there \(ENOENT\)/, small, '/proc/none/cache');
  });

  it('is made once for all that fetch at once', async () => {
    await chmod(folder, 0o777);
    const cacheFolder = join(folder, 'above', 'cache');
    await Promise.all(Array.from({ length: 8 }, () => makeFolders(cacheFolder)));
    expect(await readdir(join(folder, 'above'))).toEqual(['cache']);
  });

  it('is told where a file is in its place', async () => {
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'file'), '');
    const inTheWay = /there is a file where a folder belongs \((EEXIST|ENOTDIR)\)/;
    await refuses(inTheWay, small, join(folder, 'file'));
    await refuses(inTheWay, small, join(folder, 'file', 'inside'));
  });
});

/** Mounts something over the folder; says why where that is not possible. */
function mount(...options: readonly string[]): string | undefined {
  try {
    execFileSync('mount', [...options, folder], { stdio: 'pipe' });
    return undefined;
  } catch (cause) {
    return `nothing can be mounted here: ${String(cause).split('\n').at(-2) ?? ''}`;
  }
}

describe('a small disk', () => {
  let problem: string | undefined;
  beforeEach(() => {
    problem = mount('-t', 'tmpfs', '-o', 'size=200k,mode=777', 'none');
  });
  afterEach(() => {
    if (problem === undefined) execFileSync('umount', [folder]);
  });

  it.for([
    ['while it downloads', noise(400_000)],
    ['while it unpacks', Buffer.alloc(400_000)],
  ] as const)('is full %s: that is told, and nothing is left', async ([, body], { skip }) => {
    if (problem !== undefined) skip(problem);
    const bytes = tarball([...modelEntries, { path: 'package/model/large', body }]);
    await refuses(/the disk is full \(ENOSPC\)/, bytes, folder);
    expect(await readdir(folder)).toEqual([]);
    await fetched(small, folder);
  });

  it('is read-only: that is told', async ({ skip }) => {
    if (problem !== undefined) skip(problem);
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    await refuses(/the disk is read-only \(EROFS\)/, small, folder);
  });
});
