import { GradCamError } from './grad-cam-error.js';

/** Marks the errors thrown by functions of the caller's, also for other copies of this package. */
const mark = Symbol.for('@gradcam/errors/callers-own');

/**
 * Runs a function of the caller's, and remembers what it throws: that is passed on unchanged.
 *
 * An error of ours that names no function yet was thrown by a function that we made for the caller, and is left to the function
 * that was called.
 *
 * @param run The function.
 * @returns The result of `run`.
 */
export function callersOwn<T>(run: () => T): T {
  try {
    const result = run();
    if (!(result instanceof Promise)) return result;
    const watched = result.catch(rethrown);
    // A promise that is refused, for nobody here can wait for it, may still fail later: that must not end the program.
    watched.catch(() => undefined);
    // Border to the language: what `run` promises is what this promises.
    return watched as T;
  } catch (error) {
    return rethrown(error);
  }
}

/**
 * Tells whether something was thrown by a function of the caller's.
 *
 * @param error The value that was thrown.
 * @returns True where `callersOwn` saw it.
 */
export function isCallersOwn(error: unknown): boolean {
  return error instanceof Error && mark in error;
}

function rethrown(error: unknown): never {
  const isOurs = error instanceof GradCamError && error.caller === undefined;
  // One that is frozen stays without.
  if (error instanceof Error && !isOurs) Reflect.defineProperty(error, mark, { value: true });
  throw error;
}
