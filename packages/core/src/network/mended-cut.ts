import { forwardKernels, preparedKernels, withStandIns } from '@gradcam/tfjs-gradients/engine';
import type { Cut } from './network.js';

/**
 * Makes both halves of a cut run with the kernels replaced that the active backend lacks or has wrong.
 *
 * @param cut The halves as they are.
 * @returns The same halves; no other code gets the replacements, except while an asynchronous trunk runs.
 */
export function mendedCut(cut: Cut): Cut {
  return {
    // Nothing of it runs on the backend.
    forward: cut.forward?.bind(cut),
    pull: cut.pull?.bind(cut),
    gradCam: cut.gradCam?.bind(cut),
    trunk: async (inputs, isOutputWanted) => {
      await forwardKernels();
      return withStandIns(preparedKernels(), () => cut.trunk(inputs, isOutputWanted));
    },
    head: (activations, bypass) =>
      withStandIns(preparedKernels(), () => cut.head(activations, bypass)),
  };
}
