import { cast, tidy, transpose, type Tensor, type TransposeAttrs } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';

/** Transposes truth values as numbers: WebGPU writes a shader for them that is not valid, and the device refuses it. */
export const transposeOfTruth: KernelOverride = {
  kernelName: 'Transpose',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    if (x.dtype !== 'bool') return runOwn({ own, kernelName: 'Transpose', parameters });
    const { perm } = parameters.attrs as unknown as TransposeAttrs;
    return tidy(() => cast(transpose(cast(x, 'float32'), perm), 'bool'));
  },
};
