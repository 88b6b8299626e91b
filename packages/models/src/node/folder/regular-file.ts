import { open, stat } from 'node:fs/promises';
import { GradCamError } from '@gradcam/errors';

/**
 * Counts the bytes of a file on a disk. Pipes and devices are refused: some never end, and opening one may wait for ever.
 *
 * @param path The file.
 * @returns The number of bytes.
 * @throws `MODEL_BROKEN` for what is not a regular file; what the system throws where nothing is there
 */
export async function bytesOfFile(path: string): Promise<number> {
  const found = await stat(path);
  if (found.isFile()) return found.size;
  throw new GradCamError(
    'MODEL_BROKEN',
    `"${path}" is not a file on a disk, got ${found.isDirectory() ? 'a folder' : 'a pipe or a device'}; fetch the model again.`,
  );
}

/**
 * Reads the beginning of a file.
 *
 * @param path The file.
 * @param into As many bytes as are read.
 * @throws `MODEL_BROKEN` for a file that is shorter or cannot be read
 */
export async function readInto(path: string, into: Uint8Array): Promise<void> {
  try {
    await fill(path, into);
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${path}" cannot be read, got "${cause instanceof Error ? cause.message : String(cause)}"; check who may read it, and the disk.`,
      { cause },
    );
  }
}

async function fill(path: string, into: Uint8Array): Promise<void> {
  const file = await open(path);
  try {
    let done = 0;
    while (done < into.length) {
      const { bytesRead } = await file.read(into, done, into.length - done);
      if (bytesRead === 0) {
        throw new GradCamError(
          'MODEL_BROKEN',
          `"${path}" became shorter while it was read, got ${done} bytes, expected ${into.length}; fetch the model again.`,
        );
      }
      done += bytesRead;
    }
  } finally {
    await file.close();
  }
}
