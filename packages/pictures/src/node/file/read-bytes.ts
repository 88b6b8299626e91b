import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { GradCamError } from '@gradcam/errors';
import { checkFileSize } from '../../limits/check-header.js';
import type { Limits } from '../../limits/read-options.js';

/**
 * Reads a file of bounded size; a device or a pipe, which may have no end, is refused.
 *
 * @param path The path of the file.
 * @param limits The most bytes.
 * @returns The bytes; one more than allowed of a file that has grown beyond the limit.
 * @throws `FILE_NOT_FOUND`, `PICTURE_TOO_LARGE`
 */
export async function readBytes(path: string, limits: Limits): Promise<Uint8Array> {
  try {
    requireFile(path, await stat(path));
    // Without waiting: a pipe that has taken the file's place by now would wait for a writer. (Windows has no such flag, and no such pipes.)
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await bytesOf(path, handle, limits);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the file "${path}" cannot be read, got ${reason}; check the path.`,
      { cause },
    );
  }
}

async function bytesOf(path: string, handle: FileHandle, limits: Limits): Promise<Uint8Array> {
  const state = await handle.stat();
  requireFile(path, state);
  checkFileSize(state.size, limits);
  // A file may grow while it is read, and those of /proc state no size: one byte more than allowed is enough to know.
  const end = Math.min(limits.fileLimit, Number.MAX_SAFE_INTEGER);
  return buffer(handle.createReadStream({ end, autoClose: false, highWaterMark: 1 << 20 }));
}

function requireFile(path: string, state: { isFile(): boolean; isDirectory(): boolean }): void {
  if (state.isFile()) return;
  throw new GradCamError(
    'FILE_NOT_FOUND',
    state.isDirectory()
      ? `"${path}" is a folder; name one picture in it.`
      : `"${path}" is not a file, got a device, a pipe or a socket, expected a file; save the picture first.`,
  );
}
