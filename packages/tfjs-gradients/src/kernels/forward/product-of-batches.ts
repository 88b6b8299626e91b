import { broadcast_util, broadcastTo, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { isEndOf } from '../parts/is-end-of.js';

/**
 * Multiplies matrices. Where a batch is repeated along an axis that is not its first, every backend but tfjs-node repeats the whole batch
 * instead; such a batch is written out before.
 */
export const productOfBatches: KernelOverride = {
  kernelName: 'BatchMatMul',
  kernelFunc: (parameters, own) =>
    tidy(() => {
      // Border to tfjs-core: inputs of a kernel are untyped.
      const { a, b } = parameters.inputs as unknown as { a: Tensor; b: Tensor };
      const batch = broadcast_util.assertAndGetBroadcastShape(
        a.shape.slice(0, -2),
        b.shape.slice(0, -2),
      );
      const inputs = { a: repeated(a, batch), b: repeated(b, batch) };
      return runOwn({ own, kernelName: 'BatchMatMul', parameters, inputs });
    }),
};

function repeated(x: Tensor, batch: readonly number[]): Tensor {
  if (isEndOf(x.shape.slice(0, -2), batch)) return x;
  return broadcastTo(x, [...batch, ...x.shape.slice(-2)]);
}
