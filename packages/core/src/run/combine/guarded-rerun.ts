import { callersOwn } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Rerun } from '../../method/method.js';
import { backendFailure } from '../../error/backend-failure.js';

/**
 * Lets a method of the user's own run the network again: what fails in the network is a failure of the backend, and what fails in the
 * method's functions is its own.
 *
 * @param rerun What the package's own methods get.
 * @returns The same for the user's.
 */
export function guardedRerun(rerun: Rerun): Rerun {
  const own = (change: (tensor: Tensor) => Tensor) => (tensor: Tensor) =>
    callersOwn(() => change(tensor));
  return {
    ...rerun,
    scoresForActivations: (sample, change) =>
      guarded(() => rerun.scoresForActivations(sample, own(change))),
    scoresForInputs: (sample, change) => guarded(() => rerun.scoresForInputs(sample, own(change))),
    gradientsNear: (changes) => guarded(() => rerun.gradientsNear(changes.map(own))),
    gradientsForInputs: (change) => guarded(() => rerun.gradientsForInputs(own(change))),
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
