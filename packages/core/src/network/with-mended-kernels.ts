import { forwardKernels, forwardKernelsNow, withForwardKernels } from '@gradcam/tfjs-gradients';
import { ready } from '@tensorflow/tfjs-core';

/**
 * Runs a network as `gradCAM` runs it: where the active backend lacks a kernel, refuses what it is asked for, or computes
 * something else than TensorFlow, the kernel is replaced until the run is over. On a backend that has everything right, it only runs.
 *
 * @param run Runs the network; may be async.
 * @returns What `run` returns.
 *
 * @example
 * ```ts
 * const probabilities = await withMendedKernels(() => model.predict(x));
 * ```
 */
export async function withMendedKernels<T>(run: () => T | Promise<T>): Promise<T> {
  await ready();
  await forwardKernels();
  return withForwardKernels(forwardKernelsNow(), run);
}
