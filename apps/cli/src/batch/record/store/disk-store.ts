import { existsSync, statSync } from 'node:fs';
import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../files/make-folder.js';
import { lockFolder } from '../lock/lock-folder.js';
import { openManifest } from '../manifest.js';
import { notWritten } from '../not-written.js';
import { clearUnfinished, outFolder } from '../out-folder.js';
import { manifestName, readManifest } from '../read-manifest.js';
import { runFileName } from '../settings/run-file-name.js';
import type { RunStore } from './run-store.js';

/**
 * Opens the place of a run on a disk: a folder, which one run has for itself by a lock, with a manifest that is appended to.
 *
 * @param path The folder.
 * @returns The place.
 */
export function diskStore(path: string): RunStore {
  const placeOf = (name: string) => join(path, name);
  const { write } = outFolder(path);
  const read = (name: string) => readFile(placeOf(name), 'utf8').catch(() => undefined);
  return {
    path,
    placeOf,
    write,
    read,
    begin: (input) => begin(path, input),
    append: async (name, text) => {
      await appendFile(placeOf(name), text).catch((cause: unknown) => {
        throw notWritten(placeOf(name), cause);
      });
    },
    names: (folder) => readdir(placeOf(folder)).catch(() => []),
    remove: (name) => rm(placeOf(name), { force: true }),
    clear: (folder) => rm(placeOf(folder), { recursive: true, force: true }),
    writeSettings: (text) => write(runFileName, text),
    readSettings: async () =>
      existsSync(placeOf(runFileName)) ? ((await read(runFileName)) ?? '') : undefined,
    hasLines: () => {
      const { size = 0 } = statSync(placeOf(manifestName), { throwIfNoEntry: false }) ?? {};
      return Promise.resolve(size > 0);
    },
    readManifest: () => readManifest(path),
    openManifest: ({ length }) => openManifest(path, length),
  };
}

async function begin(path: string, input: string): Promise<() => void> {
  await makeFolder(path);
  const unlock = await lockFolder(path, input);
  const end = () => {
    clearUnfinished(path);
    unlock();
  };
  try {
    clearUnfinished(path);
    return end;
  } catch (cause) {
    unlock();
    throw cause;
  }
}
