import { createHash } from 'node:crypto';
import type { SourceFile } from '../file/source-file.js';
import type { Source } from '../source.js';
import type { List } from './list-of.js';

/**
 * Lists the pictures of a list, which is read once before, for its hash.
 *
 * @param file The list.
 * @param list What reads it.
 * @param said What `run.json` says beside its kind, its path and its hash.
 * @returns The pictures.
 * @throws `DOWNLOAD_FAILED` where the bucket is lost that it lies in
 */
export async function listSource(
  file: SourceFile,
  list: List,
  said: Source['said'],
): Promise<Source> {
  const hash = createHash('sha256');
  for await (const piece of file.pieces()) hash.update(piece);
  const { path, size, root } = file;
  let read = 0;
  return {
    root,
    said: { kind: 'list', path, hash: hash.digest('hex'), ...said },
    entries: () =>
      list(file, (bytes) => {
        read = bytes;
      }),
    share: () => (size === 0 ? undefined : read / size),
    count: () => Promise.resolve(undefined),
  };
}
