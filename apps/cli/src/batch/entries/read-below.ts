import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { bytesWithin, mostBytes } from '../../pictures/bytes-within.js';

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
    const way = relative(await realpath(root), path);
    if (way === '..' || way.startsWith(`..${sep}`))
      throw notRead(name, 'a link out of the folder of the input', 'copy the picture there');
    // Of a path without links; without waiting, for a pipe has perhaps no writer.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
    const file = await open(path, flags);
    try {
      const state = await file.stat();
      if (!state.isFile())
        throw notRead(name, state.isDirectory() ? 'a folder' : 'a device, a pipe or a socket');
      const end = mostBytes;
      return await bytesWithin(file.createReadStream({ end, autoClose: false }), `"${name}"`);
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

function notRead(name: string, got: string, remedy = 'check the path'): GradCamError {
  return new GradCamError('FILE_NOT_FOUND', `"${name}" cannot be read, got ${got}; ${remedy}.`);
}
