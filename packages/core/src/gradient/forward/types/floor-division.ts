import { div, floor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../with-overrides.js';
import { runOwn } from '../run-own.js';

/** Division rounded down. WebGL rounds both numbers before it divides them. */
export const floorDivision: KernelOverride = {
  kernelName: 'FloorDiv',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs of a kernel are untyped.
    const { a, b } = parameters.inputs as unknown as { a: Tensor; b: Tensor };
    return a.dtype === 'float32'
      ? tidy(() => floor(div(a, b)))
      : runOwn({ own, kernelName: 'FloorDiv', parameters });
  },
};
