import { forwardKernels, forwardKernelsNow, withForwardKernels } from '@gradcam/tfjs-gradients';
import { ready } from '@tensorflow/tfjs-core';
import type { Cut } from './network.js';

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

/**
 * Makes the halves of a cut run with the kernels replaced that the active backend lacks or has wrong.
 *
 * @param cut The halves as they are.
 * @returns The same halves; nobody else gets the replacements, but while a trunk runs that is asynchronous itself.
 */
export function mendedCut(cut: Cut): Cut {
  return {
    trunk: async (inputs) => {
      await forwardKernels();
      return withForwardKernels(forwardKernelsNow(), () => cut.trunk(inputs));
    },
    head: (activations, bypass) =>
      withForwardKernels(forwardKernelsNow(), () => cut.head(activations, bypass)),
  };
}
