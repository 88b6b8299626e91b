import { broadcast_util, div, floor, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { asTable } from '../axes/as-table.js';
import { runOwn } from '../../../overrides/run-own.js';

/** Divides and rounds down. WebGL rounds both numbers before it divides them; WebGPU has the fault of `besideARow`. */
export const floorDivision: KernelOverride = {
  kernelName: 'FloorDiv',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs of a kernel are untyped.
    const { a, b } = parameters.inputs as unknown as { a: Tensor; b: Tensor };
    return tidy(() => {
      if (a.dtype === 'float32') return floor(div(a, b));
      const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
      const inputs = { a: asTable(a), b: asTable(b) };
      return reshape(runOwn({ own, kernelName: 'FloorDiv', parameters, inputs }), shape);
    });
  },
};
