import { mul, notEqual, tidy, zerosLike, type CastAttrs, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';

/**
 * Casts. To bool, wasm writes the bytes of the numbers as they are. From bool and int32 to float32, WebGPU leaves the bytes as they are, which
 * products know and transpositions and slices do not: a mask of a recurrent layer becomes zero.
 */
export const castOfAnyType: KernelOverride = {
  kernelName: 'Cast',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { dtype } = parameters.attrs as unknown as CastAttrs;
    const isToTruth = dtype === 'bool' && ['float32', 'int32'].includes(x.dtype);
    if (isToTruth) return tidy(() => notEqual(x, zerosLike(x)));
    const result = runOwn({ own, kernelName: 'Cast', parameters });
    const keepsBytes = dtype === 'float32' && ['bool', 'int32'].includes(x.dtype);
    if (!keepsBytes) return result;
    const written = tidy(() => mul(result, 1));
    result.dispose();
    return written;
  },
};
