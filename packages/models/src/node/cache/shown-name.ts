/**
 * Returns a name from outside as messages show it: without what a terminal obeys, and not too long.
 *
 * @param name The name of a file.
 * @returns The name in quotes.
 */
export function shownName(name: string): string {
  return `"${name.slice(0, 200).replace(/\p{C}/gu, '?')}"`;
}
