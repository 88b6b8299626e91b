import { createReadStream, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { SourceFile } from './source-file.js';

/**
 * Reads a list or an archive on the disk.
 *
 * @param path Its path; pictures that it names lie in its folder or below.
 * @param size In bytes.
 * @returns The file.
 */
export function diskFile(path: string, size = statSync(path).size): SourceFile {
  const root = dirname(path);
  return {
    path,
    name: basename(path),
    size,
    // Border to Node: without an encoding its pieces are buffers.
    pieces: () => createReadStream(path) as AsyncIterable<Uint8Array>,
    slice: async (start, end) => {
      const parts: readonly Uint8Array[] = await createReadStream(path, {
        start,
        end: end - 1,
      }).toArray();
      return Buffer.concat(parts);
    },
    root,
    beside: () => ({ kind: 'file', root }),
  };
}
