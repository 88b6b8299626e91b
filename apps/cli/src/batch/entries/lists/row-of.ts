import { isObject } from '@gradcam/errors';
import { headings } from '../../../annotations/formats/headings.js';

/** A row of a list. */
export interface Row {
  /** Undefined where the row names no picture. */
  readonly picture: unknown;
  /** Undefined or empty where the row names no class. */
  readonly label: unknown;
}

/**
 * Finds a field of an object of a list; what the object has not itself is nothing.
 *
 * @param value An object of JSON, or a string, which is a picture.
 * @returns The row.
 */
export function rowOf(value: unknown): Row {
  if (!isObject(value)) return { picture: value, label: undefined };
  const own = (names: readonly string[]) => {
    const name = names.find((each) => Object.hasOwn(value, each));
    return name === undefined ? undefined : value[name];
  };
  return { picture: own(headings.picture), label: own(headings.label) };
}
