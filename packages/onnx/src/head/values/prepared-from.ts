import type { HostValue } from './host-value.js';

/** By value, so that what is made of a constant lives as long as its network does. */
const prepared = new WeakMap<HostValue, Map<string, unknown>>();

/**
 * Makes something of a value once: a typed array of a weight, a filter transposed.
 *
 * @param value The value; only constants of the file are the same object in the next call.
 * @param purpose The name of what is made; one purpose has one type.
 * @param make Makes it.
 * @returns The thing made.
 */
export function preparedFrom<T>(
  value: HostValue,
  purpose: string,
  make: (value: HostValue) => T,
): T {
  const made = prepared.get(value) ?? new Map<string, unknown>();
  prepared.set(value, made);
  if (!made.has(purpose)) made.set(purpose, make(value));
  // Border to the language: a map of many types, one by purpose.
  return made.get(purpose) as T;
}
