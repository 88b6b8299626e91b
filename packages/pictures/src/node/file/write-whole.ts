import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { calledAs, checkKind, GradCamError } from '@gradcam/errors';

/** One list, with one listener: Node warns of a leak where there are more than ten. */
const unfinishedFiles = new Set<string>();

/**
 * Writes a file; there is never half of it under the name, and nothing beside it where the program exits meanwhile.
 *
 * @param path The path of the file; its folder must exist, and an existing file is replaced; a device, a pipe or a socket is not.
 * @param content Bytes, or a text, which is written in UTF-8.
 * @throws `FILE_NOT_FOUND` where the file cannot be written, or the path is that of something else
 * @example
 * ```ts
 * await writeWhole('map.svg', svg);
 * ```
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await calledAs('writeWhole', async () => {
    checkKind(typeof path === 'string', path, 'this is not a path', 'a string');
    const isContent = typeof content === 'string' || content instanceof Uint8Array;
    checkKind(isContent, content, 'this is not the content of a file', 'bytes or a text');
    await written(path, content);
  });
}

async function written(path: string, content: Uint8Array | string): Promise<void> {
  const target = await replaceable(path);
  // Without the name, which may be as long as the file system allows.
  const unfinished = join(dirname(target), `.${randomUUID()}`);
  if (unfinishedFiles.size === 0) process.on('exit', takeAway);
  unfinishedFiles.add(unfinished);
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, target);
  } catch (cause) {
    // A name that is not a path fails here, too.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the file "${path}" cannot be written, got ${cause instanceof Error ? cause.message : String(cause)}; check the folder.`,
      { cause },
    );
  } finally {
    unfinishedFiles.delete(unfinished);
    if (unfinishedFiles.size === 0) process.off('exit', takeAway);
  }
}

function takeAway(): void {
  for (const path of unfinishedFiles) rmSync(path, { force: true });
}

/** The file that a path leads to. A rename would put the file in place of a device, such as /dev/null, and of a link. */
async function replaceable(path: string): Promise<string> {
  const target = await realpath(path).catch(() => path);
  const found = await stat(target).catch(() => undefined);
  if (found === undefined || found.isFile()) return target;
  throw new GradCamError(
    'FILE_NOT_FOUND',
    found.isDirectory()
      ? `"${path}" is a folder; name a file in it.`
      : `"${path}" is not a file, got a device, a pipe or a socket, expected a file or a name that is free; name one.`,
  );
}
