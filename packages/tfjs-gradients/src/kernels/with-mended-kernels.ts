import { calledAs, checkKind } from '@gradcam/errors';
import { ready } from '@tensorflow/tfjs-core';
import { withStandIns } from '../overrides/with-stand-ins.js';
import { forwardKernels } from './forward/forward-kernels.js';

/**
 * Runs a prediction of your own while the kernels are mended that the active backend lacks, refuses or has wrong. On a backend that has
 * everything right, it only runs.
 *
 * @param run Runs a network; may be async.
 * @returns The result of `run`.
 * @throws `BAD_OPTION` for what is not a function; what `run` throws
 *
 * @example
 * ```ts
 * const probabilities = await withMendedKernels(() => model.predict(x));
 * ```
 */
export async function withMendedKernels<T>(run: () => T | Promise<T>): Promise<T> {
  calledAs('withMendedKernels', () => {
    checkKind(typeof run === 'function', run, 'there is nothing to run', 'a function');
  });
  await ready();
  return withStandIns(await forwardKernels(), run);
}
