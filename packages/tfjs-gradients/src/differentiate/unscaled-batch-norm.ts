import { onesLike, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../overrides/with-overrides.js';

/**
 * Completes batch normalisation without a scale or an offset, so that it can be recorded: tfjs leaves gaps among the inputs, which its tape takes
 * for tensors.
 */
export const unscaledBatchNorm: KernelOverride = {
  kernelName: 'FusedBatchNorm',
  kernelFunc: (parameters, own) => {
    if (own === undefined) throw new Error("Kernel 'FusedBatchNorm' not registered for backend");
    // Border to tfjs-core: the inputs are typed as if all were there; the object is the one that goes onto the tape.
    const inputs = parameters.inputs as Record<string, Tensor | undefined>;
    // Its gradient is saved with a scale.
    if (inputs['scale'] == null && inputs['variance'] != null)
      inputs['scale'] = onesLike(inputs['variance']);
    if (inputs['offset'] == null) delete inputs['offset'];
    return own(parameters);
  },
};
