import { readFileSync } from 'node:fs';

/**
 * Reads the version of this package.
 *
 * @returns Like `0.1.0`.
 */
export function ownVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  // Border to the file: it is this package's own.
  return (JSON.parse(text) as { readonly version: string }).version;
}
