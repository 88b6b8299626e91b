import { basename } from 'node:path';

/**
 * Shortens the name of a picture for people.
 *
 * @param name As the user named it: a path, an address, `-`.
 * @returns The last part of it, or `standard input`.
 */
export function shownName(name: string): string {
  if (name === '-') return 'standard input';
  return basename(/^https?:/i.test(name) && URL.canParse(name) ? new URL(name).pathname : name);
}
