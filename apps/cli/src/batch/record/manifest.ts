import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName } from './read-manifest.js';
import { notWritten } from './not-written.js';

/** The manifest of a run, at its end. */
export interface Manifest {
  /**
   * Appends a line, after those before.
   *
   * @throws `FILE_NOT_WRITTEN`, and then the file ends with the line before
   */
  readonly append: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

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
  const file = await open(path, 'a').catch((cause: unknown) => {
    throw notWritten(path, cause);
  });
  let whole = length;
  let turn: Promise<unknown> = Promise.resolve();
  const write = async (line: string): Promise<void> => {
    const bytes = Buffer.from(`${line}\n`);
    try {
      await file.appendFile(bytes);
      whole += bytes.length;
    } catch (cause) {
      await file.truncate(whole);
      throw notWritten(path, cause);
    }
  };
  await file.truncate(whole);
  return {
    append: (line) => {
      const own = turn.then(() => write(line));
      turn = own.catch(() => undefined);
      return own;
    },
    close: async () => {
      await turn;
      await file.close();
    },
  };
}
