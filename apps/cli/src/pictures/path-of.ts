import { isAddress } from './is-address.js';

/**
 * Returns the path of a picture: of an address what stands behind the server, decoded where that can be done.
 *
 * @param name As the user named it: a path or an address.
 * @returns The path; of a path itself.
 */
export function pathOf(name: string): string {
  if (!isAddress(name) || !URL.canParse(name)) return name;
  const { pathname } = new URL(name);
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
