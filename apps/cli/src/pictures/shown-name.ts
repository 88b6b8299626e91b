import { basename } from 'node:path';
import { pathOf } from './path-of.js';

/**
 * Shortens the name of a picture for people.
 *
 * @param name As the user named it: a path, an address, `-`.
 * @returns The last part of it, or `standard input`.
 */
export function shownName(name: string): string {
  if (name === '-') return 'standard input';
  return basename(pathOf(name));
}
