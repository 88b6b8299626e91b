/**
 * Tells whether a value has properties to look at.
 *
 * @param value Anything.
 * @returns True for an object that is not a list.
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Tells whether a value is a list or a typed array.
 *
 * @param value Anything.
 * @returns True if it has a length and entries.
 */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
