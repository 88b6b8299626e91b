import { notEqual, tidy, zerosLike, type CastAttrs, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../with-overrides.js';
import { runOwn } from '../run-own.js';

/** Cast. To bool, wasm writes the bytes of the numbers as they are. */
export const castToTruth: KernelOverride = {
  kernelName: 'Cast',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { dtype } = parameters.attrs as unknown as CastAttrs;
    const isToTruth = dtype === 'bool' && ['float32', 'int32'].includes(x.dtype);
    return isToTruth
      ? tidy(() => notEqual(x, zerosLike(x)))
      : runOwn({ own, kernelName: 'Cast', parameters });
  },
};
