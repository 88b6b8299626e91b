/**
 * Writes a value as JSON in ASCII, so that no terminal obeys what is in it.
 *
 * @param value Anything that JSON holds.
 * @returns A line.
 */
export function inAscii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
