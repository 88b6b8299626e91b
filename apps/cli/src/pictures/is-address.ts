/**
 * Tells an address on the web from a path.
 *
 * @param name As the user named a picture, a model or a file.
 * @returns True for `http:` and `https:`.
 */
export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}
