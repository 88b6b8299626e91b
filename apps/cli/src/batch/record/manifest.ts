import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName } from './read-manifest.js';
import { notWritten } from './not-written.js';
import { syncFolder } from './sync-folder.js';

/** The manifest of a run, at its end. */
export interface Manifest {
  /**
   * Appends a line, after those before.
   *
   * @throws `FILE_NOT_WRITTEN`, and then the file ends with the line before
   */
  readonly append: (line: string) => Promise<void>;
  /**
   * Waits until another run would find all lines that were appended so far.
   *
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly flush: () => Promise<void>;
  /**
   * Makes the manifest a whole, when nothing more is to come.
   *
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly finish: () => Promise<void>;
  /**
   * Waits until all lines are kept.
   *
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly close: () => Promise<void>;
}

/** In milliseconds: the disk has older lines. */
const lag = 1000;

/**
 * Opens the manifest of a run, or makes it.
 *
 * @param folder The folder of the run.
 * @param length The bytes of its whole lines; what stands behind them is cut off.
 * @returns The manifest; the caller closes it.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function openManifest(folder: string, length: number): Promise<Manifest> {
  const path = join(folder, manifestName);
  const orNotWritten = <T>(done: Promise<T>): Promise<T> =>
    done.catch((cause: unknown) => {
      throw notWritten(path, cause);
    });
  const file = await orNotWritten(opened(folder, path, length));
  let whole = length;
  let synced = performance.now();
  let turn: Promise<unknown> = Promise.resolve();
  const write = async (line: string): Promise<void> => {
    const bytes = Buffer.from(`${line}\n`);
    try {
      await file.appendFile(bytes);
    } catch (cause) {
      // Where even that fails the next run cuts it off.
      await file.truncate(whole).catch(() => undefined);
      throw cause;
    }
    whole += bytes.length;
    if (performance.now() - synced < lag) return;
    await file.datasync();
    synced = performance.now();
  };
  return {
    append: (line) => {
      const own = turn.then(() => orNotWritten(write(line)));
      turn = own.catch(() => undefined);
      return own;
    },
    // A line that was appended is in the file.
    flush: () => Promise.resolve(),
    finish: () => Promise.resolve(),
    close: async () => {
      await turn;
      try {
        await orNotWritten(file.datasync());
      } finally {
        await file.close();
      }
    },
  };
}

async function opened(folder: string, path: string, length: number): Promise<FileHandle> {
  const file = await open(path, 'a');
  try {
    if ((await file.stat()).size !== length) await file.truncate(length);
    await syncFolder(folder);
    return file;
  } catch (cause) {
    await file.close();
    throw cause;
  }
}
