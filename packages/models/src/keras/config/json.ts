/** A JSON value of a model's file. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of a model's file, with Keras' own keys. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/**
 * Tells an object from a list and everything else.
 *
 * @param value Anything that a file can hold.
 * @returns True for `{…}`.
 */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/**
 * Takes a value as an object.
 *
 * @param value Anything that a file can hold.
 * @returns An object as it is; an empty one for all else.
 */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/**
 * Tells a list from everything else.
 *
 * @param value Anything that a file can hold.
 * @returns True for `[…]`.
 */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Takes a value as text.
 *
 * @param value Anything that a file can hold.
 * @param otherwise The text for a missing value.
 * @returns A string as it is, all else as it stands in the file.
 */
export function textOf(value: Json | undefined, otherwise = ''): string {
  if (value == null) return otherwise;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Copies an object without some of its keys.
 *
 * @param object The object.
 * @param keys The keys to leave out.
 * @returns The copy.
 */
export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
