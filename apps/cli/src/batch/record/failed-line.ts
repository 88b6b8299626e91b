import { inAscii } from '../../output/in-ascii.js';
import type { Entry, Problem } from '../entries/entry.js';

/**
 * Writes the line of an entry that failed.
 *
 * @param entry The entry.
 * @param entry.name Its name.
 * @param entry.label Its class.
 * @param hash Of the picture's bytes, where there are any.
 * @param problem What is wrong.
 * @returns A line of JSON in ASCII.
 */
export function failedLine(
  { name, label }: Entry,
  hash: string | undefined,
  problem: Problem,
): string {
  const { code, message } = problem;
  return inAscii({ picture: name, label, hash, error: { code, message } });
}
