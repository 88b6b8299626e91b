import { open } from 'node:fs/promises';

/** The answers of systems and network folders that cannot do it, or do it by themselves. */
const needless: ReadonlySet<unknown> = new Set(['EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

/**
 * Waits until the disk has the names of the files in a folder.
 *
 * @param path The folder.
 */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && needless.has(cause.code))) throw cause;
  }
}
