import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { keepIn } from '../cache/keep-in.js';

/** A file that a download goes to, with the hash of what is in it so far. */
export interface Spool {
  readonly bytes: () => number;
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** Begins again with nothing. */
  readonly restart: () => Promise<void>;
  /** The hash of the whole, `sha512-…`; nothing but `restart` and `close` may follow. */
  readonly digest: () => string;
  readonly close: () => Promise<void>;
}

/**
 * Opens a spool. What fails on the disk is told from what fails on the line.
 *
 * @param path The path of the file, which is not there yet.
 * @param cacheFolder The folder that errors name.
 * @returns The spool; the caller closes it.
 * @throws `FILE_NOT_WRITTEN`, also from its functions
 */
export async function openSpool(path: string, cacheFolder: string): Promise<Spool> {
  const file = await keepIn(cacheFolder, () => open(path, 'wx'));
  let hash = createHash('sha512');
  let bytes = 0;
  const write = async (chunk: Uint8Array) => {
    // A disk may take less than it is given.
    for (let done = 0; done < chunk.length;) {
      const { bytesWritten } = await file.write(chunk, done, chunk.length - done, bytes + done);
      done += bytesWritten;
    }
    hash.update(chunk);
    bytes += chunk.length;
  };
  const restart = async () => {
    await file.truncate(0);
    hash = createHash('sha512');
    bytes = 0;
  };
  return {
    bytes: () => bytes,
    write: (chunk) => keepIn(cacheFolder, () => write(chunk)),
    restart: () => keepIn(cacheFolder, restart),
    digest: () => `sha512-${hash.digest('base64')}`,
    close: () => file.close(),
  };
}
