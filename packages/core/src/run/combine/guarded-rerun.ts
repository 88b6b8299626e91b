import { callersOwn } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Rerun } from '../../method/method.js';
import { backendFailure } from '../../error/backend-failure.js';

/**
 * Lets a method of the user's own run the network again: what fails in the network is a failure of the backend, and what fails in the
 * method's functions is its own.
 *
 * @param rerun The functions that the package's methods get.
 * @returns The same for the user's.
 */
export function guardedRerun(rerun: Rerun): Rerun {
  const guardedChange = (change: (tensor: Tensor) => Tensor) => (tensor: Tensor) =>
    callersOwn(() => change(tensor));
  return {
    scores: rerun.scores,
    step: rerun.step,
    // Read only when the method reads it, for it throws where the features do not lie over the input.
    get inputSpace() {
      return rerun.inputSpace;
    },
    tapsBy: rerun.tapsBy,
    scoresForActivations: (sample, change) =>
      guarded(() => rerun.scoresForActivations(sample, guardedChange(change))),
    forwardScores: (sample, change) =>
      guarded(() => rerun.forwardScores(sample, guardedChange(change))),
    scoresForInputs: (sample, change) =>
      guarded(() => rerun.scoresForInputs(sample, guardedChange(change))),
    gradientsNear: (changes) => guarded(() => rerun.gradientsNear(changes.map(guardedChange))),
    gradientsForInputs: (change) => guarded(() => rerun.gradientsForInputs(guardedChange(change))),
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
