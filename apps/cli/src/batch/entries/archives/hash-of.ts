import { createHash } from 'node:crypto';

/**
 * Hashes facts of several archives, of which `run.json` is to hold one.
 *
 * @param facts Plain, for JSON.
 * @returns The SHA-256, in hexadecimal.
 */
export function hashOf(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
