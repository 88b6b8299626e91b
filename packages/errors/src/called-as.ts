import { isCallersOwn } from './callers-failure.js';
import { GradCamError } from './grad-cam-error.js';
import { loadFailure } from './packages/load-failure.js';

/**
 * Runs the body of a public function, and puts that function's name in front of the errors that come out of it. Where public functions
 * call each other, the outermost wins: it is the one that the user knows.
 *
 * @param caller The public function's name; `createExplainer.explain` for a method of what one returns.
 * @param run The body; a promise that it returns is watched, too.
 * @returns The result of `run`.
 * @throws What `run` throws; a `GradCamError` under the name of the caller, but for one of the user's own functions;
 *   `DOWNLOAD_FAILED` where a page could not load a file of the program.
 *
 * @example
 * ```ts
 * export function finerTarget(index: number): Target {
 *   return calledAs('finerTarget', () => made(index));
 * }
 * ```
 */
export function calledAs<T>(caller: string, run: () => T): T {
  const fail = (cause: unknown): never => {
    const error = loadFailure(cause) ?? cause;
    throw error instanceof GradCamError && !isCallersOwn(error) ? error.calledBy(caller) : error;
  };
  try {
    const result = run();
    if (!(result instanceof Promise)) return result;
    // Border to the language: what `run` promises is what this promises.
    return result.catch(fail) as T;
  } catch (error) {
    return fail(error);
  }
}
