import { createHash } from 'node:crypto';
import type { Entry } from '../entries/entry.js';

/**
 * Makes the key by which an entry is known again: of its name and the class that the list names for it.
 *
 * @param entry The entry.
 * @param entry.name Its name.
 * @param entry.label Its class.
 * @returns 32 bytes.
 */
export function entryKey({ name, label }: Pick<Entry, 'name' | 'label'>): Buffer {
  const text = label === undefined ? [name] : [name, String(label)];
  return createHash('sha256').update(JSON.stringify(text)).digest();
}
