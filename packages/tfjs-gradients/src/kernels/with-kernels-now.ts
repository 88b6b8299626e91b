import { withStandIns } from '../overrides/with-stand-ins.js';
import { allForwardKernels } from './forward/all-forward-kernels.js';
import { isPrepared, preparedKernels } from './forward/forward-kernels.js';

/**
 * Runs something that cannot wait with mended kernels: those that the active backend needs, or all there are where nobody has tried it yet.
 * Who can wait takes `withMendedKernels`, which loads what is needed and no more.
 *
 * @param run Runs a network; must not be async.
 * @returns What `run` returns.
 */
export function withKernelsNow<T>(run: () => T): T {
  return withStandIns(isPrepared() ? preparedKernels() : allForwardKernels, run);
}
