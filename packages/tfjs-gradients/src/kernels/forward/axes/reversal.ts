import { cast, reverse, tidy, type ReverseAttrs, type Tensor } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { alongAxis, mostAxes } from './along-axis.js';

/**
 * Reverses. WebGL and WebGPU have none of five axes; of truth values, wasm writes four bytes for each, over whatever lies
 * behind them in its memory.
 */
export const reversal: KernelOverride = {
  kernelName: 'Reverse',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { x } = parameters.inputs as unknown as { x: Tensor };
    const { dims } = parameters.attrs as unknown as ReverseAttrs;
    if (x.dtype === 'bool') return tidy(() => cast(reverse(cast(x, 'int32'), dims), 'bool'));
    if (x.rank <= mostAxes) return runOwn({ own, kernelName: 'Reverse', parameters });
    const axes = [dims].flat().map((axis) => (axis < 0 ? axis + x.rank : axis));
    return tidy(() =>
      axes.reduce((part, axis) => alongAxis(part, axis, (at) => reverse(at, 1)), x),
    );
  },
};
