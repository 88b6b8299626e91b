import { fileURLToPath } from 'node:url';

/**
 * Finds the path of a file.
 *
 * @param address A path, or the address of a file.
 * @returns The path; undefined for an address on the net.
 */
export function pathOf(address: string | URL): string | undefined {
  const text = String(address);
  if (/^file:/i.test(text)) return fileURLToPath(text);
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text) || /^(data|blob):/i.test(text) ? undefined : text;
}
