import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GradCamError } from '@gradcam/errors';

/**
 * Makes the folder of a file, and those above it.
 *
 * @param path The folder.
 * @throws `FILE_NOT_FOUND` where it cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await made(path);
  } catch (cause) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the folder "${path}" cannot be made, got ${cause instanceof Error ? cause.message : String(cause)}; name a file in a folder that can be written.`,
      { cause },
    );
  }
}

/** Not by `recursive`, which tries for ever where a file system has a folder and makes none in it, as /proc. */
async function made(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await made(dirname(path));
  await mkdir(path).catch(async (cause: unknown) => {
    // Another command may have made it in the meantime.
    if (!(await isFolder(path))) throw cause;
  });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}
