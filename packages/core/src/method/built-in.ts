import { callersOwn } from '@gradcam/errors';

const mark = Symbol('built in');

/**
 * Marks a method as one of this package: a failure in it is not the fault of the user's code. A copy is not marked.
 *
 * @param value A value that was just made.
 * @returns The value itself.
 */
export function builtIn<T extends object>(value: T): T {
  return Object.defineProperty(value, mark, { value: true });
}

/**
 * Runs a part of a method; what a part of the user's own throws is passed on unchanged.
 *
 * @param owner Whose part it is.
 * @param run Runs it.
 * @returns The result of `run`.
 */
export function partOf<T>(owner: object, run: () => T): T {
  return isBuiltIn(owner) ? run() : callersOwn(run);
}

/**
 * Checks whether a value belongs to this package.
 *
 * @param value A method.
 * @returns True where it was marked.
 */
export function isBuiltIn(value: object): boolean {
  return Object.hasOwn(value, mark);
}
