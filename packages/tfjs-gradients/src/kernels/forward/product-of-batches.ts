import { broadcast_util, broadcastTo, cast, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { isEndOf } from '../parts/is-end-of.js';

/**
 * Multiplies matrices. Where a batch is repeated along an axis that is not its first, every backend but tfjs-node repeats the whole batch
 * instead; such a batch is written out before. wasm multiplies no whole numbers, which are taken as float32.
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
      const inputs = { a: asFloats(repeated(a, batch)), b: asFloats(repeated(b, batch)) };
      const product = runOwn({ own, kernelName: 'BatchMatMul', parameters, inputs });
      return a.dtype === 'int32' && b.dtype === 'int32' ? cast(product, 'int32') : product;
    }),
};

function repeated(x: Tensor, batch: readonly number[]): Tensor {
  if (isEndOf(x.shape.slice(0, -2), batch)) return x;
  return broadcastTo(x, [...batch, ...x.shape.slice(-2)]);
}

function asFloats(x: Tensor): Tensor {
  return x.dtype === 'float32' ? x : cast(x, 'float32');
}
