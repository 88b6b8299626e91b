import { callersOwn } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Trials } from '../../method/method.js';
import { backendFailure } from '../../error/backend-failure.js';

/**
 * Trials for a method of the user's own: what fails in the network is a failure of the backend, and what fails in the method's functions is
 * its own.
 *
 * @param trials The network.
 * @returns The same trials.
 */
export function guardedTrials(trials: Trials): Trials {
  const own = (change: (tensor: Tensor) => Tensor) => (tensor: Tensor) =>
    callersOwn(() => change(tensor));
  return {
    ...trials,
    scoresAt: (sample, change) => guarded(() => trials.scoresAt(sample, own(change))),
    scoresOf: (sample, change) => guarded(() => trials.scoresOf(sample, own(change))),
    gradientsNear: (changes) => guarded(() => trials.gradientsNear(changes.map(own))),
    gradientsOf: (change) => guarded(() => trials.gradientsOf(own(change))),
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
