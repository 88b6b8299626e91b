/**
 * Tells whether a value is bytes, which a program without types may not have given.
 *
 * @param value Anything.
 * @returns True for bytes.
 */
export function isBytes(value: unknown): boolean {
  return value instanceof Uint8Array;
}
