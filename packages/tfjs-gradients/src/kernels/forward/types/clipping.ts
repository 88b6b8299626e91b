import { cast, clipByValue, tidy, type ClipByValueAttrs, type Tensor } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';

/** Clips. wasm takes the bytes of whole numbers for those of float32. */
export const clipping: KernelOverride = {
  kernelName: 'ClipByValue',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    if (x.dtype === 'float32') return runOwn({ own, kernelName: 'ClipByValue', parameters });
    const { clipValueMin, clipValueMax } = parameters.attrs as unknown as ClipByValueAttrs;
    return tidy(() => cast(clipByValue(cast(x, 'float32'), clipValueMin, clipValueMax), x.dtype));
  },
};
