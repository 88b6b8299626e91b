import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { isOutside } from '../../files/is-outside.js';
import { mostBytes, tooManyBytes } from '../../pictures/too-many-bytes.js';

/**
 * Reads a file that lies below a folder, also where links lead to it, and nothing else.
 *
 * @param root The folder.
 * @param name The path below it.
 * @returns The bytes.
 * @throws `FILE_NOT_FOUND`, `PICTURE_TOO_LARGE`
 */
export async function readBelow(root: string, name: string): Promise<Uint8Array> {
  try {
    const path = await realpath(join(root, name));
    if (isOutside(await realRoot(root), path))
      throw notRead(name, 'a link out of the folder of the input', 'copy the picture there');
    // Of a path without links; without waiting, for a pipe has perhaps no writer.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
    const file = await open(path, flags);
    try {
      const state = await file.stat();
      if (!state.isFile())
        throw notRead(name, state.isDirectory() ? 'a folder' : 'a device, a pipe or a socket');
      if (state.size > mostBytes) throw tooManyBytes(`"${name}"`, mostBytes);
      return await readWhole(file, state.size);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw notRead(
      name,
      cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error',
    );
  }
}

/** The real path of the folder that was used last: all pictures of a run lie below one. */
let known: { readonly root: string; readonly real: string } | undefined;

async function realRoot(root: string): Promise<string> {
  if (known?.root !== root) known = { root, real: await realpath(root) };
  return known.real;
}

/** In one piece, where a stream takes longer than decoding a small picture; as many bytes as there were when the file was opened. */
async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let count = 0;
  while (count < size) {
    const { bytesRead } = await file.read(bytes, count, size - count, count);
    if (bytesRead === 0) break;
    count += bytesRead;
  }
  return bytes.subarray(0, count);
}

function notRead(name: string, got: string, remedy = 'check the path'): GradCamError {
  return new GradCamError('FILE_NOT_FOUND', `"${name}" cannot be read, got ${got}; ${remedy}.`);
}
