import { withStandIns } from '../overrides/with-stand-ins.js';
import { allForwardKernels } from './forward/all-forward-kernels.js';
import { isPrepared, preparedKernels } from './forward/forward-kernels.js';

/**
 * Runs something that cannot wait with mended kernels: those that the active backend needs, or all of them if it has not been tried yet.
 * Callers that can wait use `withMendedKernels`, which loads no more than is needed.
 *
 * @param run Runs a network; must not be async.
 * @returns The result of `run`.
 */
export function withKernelsNow<T>(run: () => T): T {
  return withStandIns(isPrepared() ? preparedKernels() : allForwardKernels, run);
}
