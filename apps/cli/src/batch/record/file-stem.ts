import type { Entry } from '../entries/entry.js';
import { entryKey } from './entry-key.js';

/**
 * Makes the path of an entry's files, without their ending: `sub/a.jpg`, of one with a class `sub/a.jpg=tabby`. What a file system may refuse, or might
 * share with another entry, becomes a hash below the folder `~`.
 *
 * @param entry The entry.
 * @returns The path, with slashes; another one for each entry.
 */
export function fileStem(entry: Pick<Entry, 'name' | 'label'>): string {
  const { name, label } = entry;
  const stem = label === undefined ? name : `${name}=${label}`;
  const isPlain = isPlainName(name) && (label === undefined || isPlainLabel(String(label)));
  return isPlain ? stem : `~/${entryKey(entry).toString('hex', 0, 20)}`;
}

/** In bytes: with a class, the mark in front of it and an ending it stays below the 255 of file systems. */
const mostOfName = 180;
const mostOfLabel = 60;

/** A folder that ends like a file of ours would stand in its way. */
function isPlainName(name: string): boolean {
  const parts = name.split('/');
  return parts.every((part, index) => {
    const isFolder = index < parts.length - 1;
    return (
      part !== '' &&
      Buffer.byteLength(part) <= mostOfName &&
      !/[<>:"|?*\\=\p{C}]|[ .]$|^[. ~]|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(part) &&
      !(isFolder && /\.(jpg|npy)$/i.test(part))
    );
  });
}

function isPlainLabel(label: string): boolean {
  return (
    Buffer.byteLength(label) <= mostOfLabel && /^[\p{L}\p{N}_][\p{L}\p{N} ,_'()-]*$/u.test(label)
  );
}
