import { reshape, tidy, where, type Tensor } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { mostAxes } from './along-axis.js';

/** Chooses by truth values. WebGL and WebGPU have none of five axes. */
export const selection: KernelOverride = {
  kernelName: 'Select',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs of a kernel are untyped.
    const { condition, t, e } = parameters.inputs as unknown as Record<
      'condition' | 't' | 'e',
      Tensor
    >;
    if (t.rank <= mostAxes) return runOwn({ own, kernelName: 'Select', parameters });
    // A list of truths chooses whole rows.
    const rows = condition.rank === 1 ? condition.size : t.size;
    return tidy(() =>
      reshape(
        where(reshape(condition, [rows, 1]), reshape(t, [rows, -1]), reshape(e, [rows, -1])),
        t.shape,
      ),
    );
  },
};
