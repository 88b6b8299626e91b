import { existsSync, readFileSync } from 'node:fs';

const parts = ['place', 'grids', 'use', 'head'];

/**
 * Reads what `npm run docs:sharp` measured.
 *
 * @param {string} id of the network
 * @returns {Record<string, { kinds: string[], centre: (number | null)[], settings: Record<string, Record<string, (number | null)[]>> }>} the parts that were measured
 */
export function readSharp(id) {
  const files = parts
    .map((part) => [part, new URL(`sharp/${id}-${part}.json`, import.meta.url)])
    .filter(([, file]) => existsSync(file));
  return Object.fromEntries(
    files.map(([part, file]) => [part, JSON.parse(readFileSync(file, 'utf8'))]),
  );
}

/** What `recommend` chose on either half. */
export function readHalves() {
  const file = new URL('sharp/mobilenet-v1-recommend.json', import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
