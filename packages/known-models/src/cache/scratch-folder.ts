import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const name = /^\.fetch-(?:([0-9a-f]{8})-(\d+)-)?[0-9A-Za-z]{6}$/;
/** No download takes that long without a byte. */
const day = 24 * 60 * 60 * 1000;

/**
 * Makes a folder for files that are not complete yet. Its name says whose it is.
 *
 * @param cacheFolder The folder that models are kept in.
 * @returns Its path; the caller removes it.
 */
export function makeScratchFolder(cacheFolder: string): Promise<string> {
  return mkdtemp(join(cacheFolder, `.fetch-${machine()}-${process.pid}-`));
}

/**
 * Removes what others left behind that were ended while they fetched. Those of processes that still run are left alone.
 *
 * @param cacheFolder The folder that models are kept in; it need not exist.
 */
export async function sweepScratchFolders(cacheFolder: string): Promise<void> {
  // A folder that cannot be read or cleaned is not a reason to stop.
  const entries = await readdir(cacheFolder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && name.test(entry.name));
  for (const { name: folder } of folders) {
    const path = join(cacheFolder, folder);
    if (await isLeft(folder, path))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isLeft(folder: string, path: string): Promise<boolean> {
  const [, where, owner] = name.exec(folder) ?? [];
  if (where === machine() && !isRunning(Number(owner))) return true;
  // Another machine's process cannot be asked, and a number may have got another process.
  const times = await Promise.all([
    modified(path),
    ...(await readdir(path).catch(() => [])).map((file) => modified(join(path, file))),
  ]);
  return Math.max(...times) < Date.now() - day;
}

async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (cause) {
    // One that belongs to somebody else runs, too.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** Containers may share a cache and a name, but not the numbers of their processes. */
function machine(): string {
  let numbers = '';
  try {
    numbers = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has them.
  }
  return createHash('sha256').update(`${hostname()} ${numbers}`).digest('hex').slice(0, 8);
}
