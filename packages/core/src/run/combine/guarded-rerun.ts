import { callersOwn } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Trials } from '../../method/method.js';
import { backendFailure } from '../../error/backend-failure.js';

/**
 * Lets a method of the user's own run the network again: what fails in the network is a failure of the backend, and what fails in the
 * method's functions is its own.
 *
 * @param rerun What the package's own methods get.
 * @returns The same for the user's.
 */
export function guardedRerun(rerun: Trials): Trials {
  const own = (change: (tensor: Tensor) => Tensor) => (tensor: Tensor) =>
    callersOwn(() => change(tensor));
  return {
    ...rerun,
    scoresAt: (sample, change) => guarded(() => rerun.scoresAt(sample, own(change))),
    scoresOf: (sample, change) => guarded(() => rerun.scoresOf(sample, own(change))),
    gradientsNear: (changes) => guarded(() => rerun.gradientsNear(changes.map(own))),
    gradientsOf: (change) => guarded(() => rerun.gradientsOf(own(change))),
  };
}

function guarded<T>(run: () => T): T {
  const fail = (cause: unknown): never => {
    throw backendFailure(cause);
  };
  try {
    const result = run();
    if (!(result instanceof Promise)) return result;
    // Border to the language: what `run` promises is what this promises.
    return result.catch(fail) as T;
  } catch (cause) {
    return fail(cause);
  }
}
