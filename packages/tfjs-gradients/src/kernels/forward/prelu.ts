import { mul, relu, sub, neg, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { runOwn } from '../../overrides/run-own.js';
import { isEndOf } from '../parts/is-end-of.js';

/**
 * Computes a PReLU, with separate slopes. wasm repeats the slopes as they lie in memory, which is right only for the last axes;
 * WebGPU has five axes wrong.
 */
export const preluOfAnyShape: KernelOverride = {
  kernelName: 'Prelu',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs of a kernel are untyped.
    const { x, alpha } = parameters.inputs as unknown as { x: Tensor; alpha: Tensor };
    if (x.rank <= 4 && isEndOf(alpha.shape, x.shape))
      return runOwn({ own, kernelName: 'Prelu', parameters });
    return tidy(() => sub(relu(x), mul(relu(neg(x)), alpha)));
  },
};
