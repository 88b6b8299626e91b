import { forwardKernels, forwardKernelsNow, withForwardKernels } from '@gradcam/tfjs-gradients';
import type { Cut } from './network.js';

/**
 * A cut whose halves run with the kernels that the active backend lacks or has wrong replaced.
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
